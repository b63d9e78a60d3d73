package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Representatives;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom the policies of some units can meet: their own namespaces as they are labelled now, one of each tenant that is named, one of a
 * tenant that nobody names, one of no tenant, and cluster DNS; in each a pod of every sort that the policies tell apart.
 */
final class Neighbourhood {
    private static final String OTHERS = "any-of-";

    private final String tenantLabel;
    private final Map<String, Map<String, String>> namespaces = new TreeMap<>();

    private Neighbourhood(String tenantLabel) {
        this.tenantLabel = tenantLabel;
    }

    static Topology of(Collection<Part> parts, Tenants tenants) {
        var neighbourhood = new Neighbourhood(tenants.label());
        neighbourhood.own(parts);
        neighbourhood.others(tenants);
        return Representatives.addedTo(neighbourhood.topology(), tenants.clauses(parts));
    }

    /** What is not there yet may be there without our label. */
    private void own(Collection<Part> parts) {
        parts.forEach(part -> part.desired().stream()
                .filter(Neighbourhood::isNamespace)
                .forEach(manifest -> namespaces.putIfAbsent(manifest.ref().name(), Map.of())));
        parts.forEach(part -> part.observed().stream()
                .filter(Neighbourhood::isNamespace)
                .forEach(manifest -> namespaces.put(manifest.ref().name(), manifest.labels())));
    }

    private void others(Tenants tenants) {
        tenants.named().forEach(tenant -> {
            if (namespaces.values().stream().noneMatch(labels -> tenant.equals(labels.get(tenantLabel)))) {
                namespaces.put(OTHERS + tenant, Map.of(tenantLabel, tenant));
            }
        });
        namespaces.put("any-of-nobody-named", Map.of(tenantLabel, "nobody-named"));
        namespaces.put("any-of-no-tenant", Map.of());
        namespaces.putIfAbsent("kube-system", Map.of());
    }

    private static boolean isNamespace(Manifest manifest) {
        return manifest.ref().kind().equals(ObjectKind.NAMESPACE.kind());
    }

    private Topology topology() {
        var all = new ArrayList<Topology.Namespace>();
        namespaces.forEach((name, labels) -> all.add(new Topology.Namespace(name, new HashMap<>(labels))));
        return Topology.of(all, List.of(Endpoint.pod("kube-system", "kube-dns", Map.of("k8s-app", "kube-dns"))));
    }
}
