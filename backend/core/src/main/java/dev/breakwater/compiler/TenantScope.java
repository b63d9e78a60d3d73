package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cilium.Selector;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One tenant in its surroundings: how its endpoints are selected, its objects named, and whom it has contracts with. */
record TenantScope(ClusterSettings settings, TenantIntent tenant, IntentSnapshot snapshot) {
    static final String POD_NAMESPACE = "k8s:io.kubernetes.pod.namespace";
    static final String SERVICE_NAMESPACE = "io.kubernetes.service.namespace";
    private static final String NAMESPACE_LABEL = "k8s:io.cilium.k8s.namespace.labels.";
    private static final int HASH_LENGTH = 10;

    TenantId id() {
        return tenant.id();
    }

    /** The key under which Cilium knows the tenant label of an endpoint's namespace. */
    String tenantKey() {
        return NAMESPACE_LABEL + settings.tenantLabel();
    }

    /** Endpoints of a tenant, this one or its partner: the tenant label is and-ed into every selector. */
    Selector select(TenantId whose, Endpoints endpoints) {
        var labels = new TreeMap<>(Map.of(tenantKey(), whose.toString()));
        endpoints.labels().values().forEach((key, value) -> labels.put("k8s:" + key, value));
        Selector selector = Selector.labels(labels);
        return endpoints.namespaces().isEmpty()
                ? selector
                : selector.and(Selector.in(POD_NAMESPACE, words(endpoints.namespaces())));
    }

    /** The tenant's Services, by the pseudo label that nobody but Cilium can set. */
    Selector services() {
        return Selector.expressions(Selector.in(SERVICE_NAMESPACE, words(tenant.namespaces())));
    }

    List<ContractIntent> contractsInForce() {
        return snapshot.contractsOf(id()).stream().filter(this::isInForce).toList();
    }

    boolean isInForce(ContractIntent contract) {
        return snapshot.isInForce(contract);
    }

    /** {@code bw-tenant-what-hash}: a policy object is never edited, another content is another object. */
    Manifest policy(String what, ClusterwidePolicy policy) {
        Node.Fields spec = policy.spec();
        return manifest(
                ObjectKind.CLUSTERWIDE_POLICY,
                id() + "-" + what + "-" + spec.digest().substring(0, HASH_LENGTH),
                Map.of(),
                spec);
    }

    /** An object of the tenant's with a name that stays. */
    Manifest manifest(ObjectKind kind, String name, Map<String, String> more, Node spec) {
        return labelled(kind.named("bw-" + name), more, spec);
    }

    Manifest labelled(ObjectRef ref, Map<String, String> more, @Nullable Node spec) {
        var labels = new TreeMap<>(more);
        labels.put(Manifest.MANAGED_BY, Manifest.BREAKWATER);
        labels.put(settings.tenantLabel(), id().toString());
        return new Manifest(ref, labels, spec);
    }

    private static List<String> words(Collection<NamespaceName> namespaces) {
        return namespaces.stream().map(NamespaceName::toString).toList();
    }
}
