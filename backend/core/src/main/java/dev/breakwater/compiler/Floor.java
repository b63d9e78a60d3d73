package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.PeerSet;
import dev.breakwater.cilium.PortSet;
import dev.breakwater.cilium.Selector;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What every tenant stands on: its label on its namespaces, default deny, DNS, and the guard against other tenants. */
final class Floor {
    /** Explicit ports and protocols, so that no HTTP rule of a tenant can ever meet the DNS parser. */
    private static final PortSet DNS =
            new PortSet.Dns(List.of(Port.parse("53/UDP"), Port.parse("53/TCP")), List.of("*"));

    private static final PeerSet KUBE_DNS = new PeerSet.Endpoints(
            Selector.labels(Map.of(TenantScope.POD_NAMESPACE, "kube-system", "k8s:k8s-app", "kube-dns")));

    private final TenantScope scope;

    private Floor(TenantScope scope) {
        this.scope = scope;
    }

    static Stream<Manifest> of(TenantScope scope) {
        Floor floor = new Floor(scope);
        return Stream.of(floor.namespaces(), Stream.of(floor.closed(), floor.base()), floor.guard())
                .flatMap(manifests -> manifests);
    }

    private Stream<Manifest> namespaces() {
        return scope.tenant().namespaces().stream().map(this::namespace);
    }

    /** Labels and nothing else: what is in the namespace is not ours. */
    private Manifest namespace(NamespaceName name) {
        return scope.labelled(ObjectKind.NAMESPACE.named(name.toString()), Map.of(), null);
    }

    private Manifest closed() {
        var policy = ClusterwidePolicy.closing("Default deny for the tenant " + scope.id(), everyone());
        return scope.manifest(ObjectKind.CLUSTERWIDE_POLICY, scope.id() + "-closed", Map.of(), policy.spec());
    }

    private Manifest base() {
        var ingress = new ArrayList<Item>();
        var egress = new ArrayList<>(List.of(new Item(KUBE_DNS, DNS)));
        if (scope.tenant().isolation() == Isolation.SHARED) {
            Item inside = new Item(new PeerSet.Endpoints(everyone()), new PortSet.Every());
            ingress.add(inside);
            egress.add(inside);
        }
        String description = "What every workload of the tenant " + scope.id() + " may do";
        return scope.policy("base", new ClusterwidePolicy(description, everyone(), Effect.ALLOWS, ingress, egress));
    }

    private Stream<Manifest> guard() {
        if (scope.settings().guard() != Guard.DENY) {
            return Stream.empty();
        }
        var others = List.of(new Item(new PeerSet.Endpoints(others()), new PortSet.Every()));
        String description = "No other tenant without a contract meets the tenant " + scope.id();
        return Stream.of(
                scope.policy("guard", new ClusterwidePolicy(description, everyone(), Effect.DENIES, others, others)));
    }

    private Selector everyone() {
        return scope.select(scope.id(), Endpoints.ALL);
    }

    /** Pods with some tenant's label, but neither this one nor a partner; NotIn alone would also match nodes and the world. */
    private Selector others() {
        var friends = new TreeSet<String>();
        friends.add(scope.id().toString());
        scope.contractsInForce().stream()
                .flatMap(contract -> contract.tenants().stream())
                .map(TenantId::toString)
                .forEach(friends::add);
        return Selector.expressions(
                Selector.exists(TenantScope.POD_NAMESPACE),
                Selector.exists(scope.tenantKey()),
                Selector.notIn(scope.tenantKey(), friends));
    }
}
