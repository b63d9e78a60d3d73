package dev.breakwater.rollout.status;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the cluster as the compiled selectors do: by the tenant's label on namespaces, never by names that somebody claims. */
public final class LiveWorkloads implements Workloads {
    private final ClusterPort port;
    private final String tenantLabel;

    public LiveWorkloads(ClusterPort port, String tenantLabel) {
        this.port = port;
        this.tenantLabel = tenantLabel;
    }

    @Override
    public Optional<Integer> count(Actor actor, TenantId tenant, Endpoints endpoints) {
        if (!actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        return port.pods(
                tenantLabel + "=" + tenant,
                endpoints.namespaces().stream().map(NamespaceName::toString).collect(Collectors.toSet()),
                endpoints.labels().toString(),
                MOST);
    }
}
