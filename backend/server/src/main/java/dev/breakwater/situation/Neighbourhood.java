package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Representatives;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whom the policies of some units can meet: their own namespaces as they are labelled now, one of each tenant that is named, one of a
 * tenant that nobody names, one of no tenant, and cluster DNS; in each a pod of every sort that the policies tell apart.
 */
public final class Neighbourhood {
    private static final String OTHERS = "any-of-";
    private static final String NOBODY_NAMED = "nobody-named";

    private final String tenantLabel;
    private final Map<String, Map<String, String>> namespaces = new TreeMap<>();
    private final Map<String, Map<String, String>> joined = new TreeMap<>();
    /** Not seen with our label yet. They are taken as empty: pods that run there already are not part of the proof. */
    private final Set<String> fresh = new TreeSet<>();

    private final Set<String> tenantsToCome = new TreeSet<>();

    private Neighbourhood(String tenantLabel) {
        this.tenantLabel = tenantLabel;
    }

    /** With a tenant that nobody names: what is proven of it holds for all whom the policies do not tell apart. */
    public static Topology of(Collection<Part> parts, Tenants tenants) {
        var neighbourhood = new Neighbourhood(tenants.label());
        neighbourhood.own(parts);
        neighbourhood.named(parts, tenants);
        neighbourhood.namespaces.put(OTHERS + NOBODY_NAMED, Map.of(tenants.label(), NOBODY_NAMED));
        return neighbourhood.populated(parts, tenants);
    }

    /** Without tenants that nobody names, for when it is known that those are kept out anyway. */
    public static Topology ofNamed(Collection<Part> parts, Tenants tenants) {
        var neighbourhood = new Neighbourhood(tenants.label());
        neighbourhood.own(parts);
        neighbourhood.named(parts, tenants);
        return neighbourhood.populated(parts, tenants);
    }

    /** A sentence about flows of these topologies, for people: whoever stands in for many is called what it stands for. */
    public static String inWords(String sentence) {
        return sentence.replace(OTHERS + "no-tenant", "namespaces of no tenant")
                .replace(OTHERS + NOBODY_NAMED, "any other tenant")
                .replace(OTHERS, "tenant ");
    }

    private Topology populated(Collection<Part> parts, Tenants tenants) {
        noTenants();
        List<Clause> clauses = tenants.clauses(parts);
        Topology later = Representatives.addedTo(topology(joined, List.of()), clauses);
        return withFresh(Representatives.addedTo(topology(namespaces, joining(later)), clauses));
    }

    private Topology withFresh(Topology populated) {
        var all = new ArrayList<>(populated.namespaces());
        fresh.forEach(name -> all.add(new Topology.Namespace(name, Map.of())));
        return Topology.of(all, populated.endpoints());
    }

    /** The pods that the policies will tell apart once a namespace has its new labels; they are there before it has them. */
    private List<Endpoint> joining(Topology later) {
        return later.endpoints().stream()
                .filter(pod -> !joined.getOrDefault(pod.namespace(), Map.of())
                        .equals(namespaces.getOrDefault(pod.namespace(), Map.of())))
                .map(pod -> Endpoint.pod(pod.namespace(), "joining-" + pod.id().replace('/', '-'), pod.labels()))
                .toList();
    }

    private void own(Collection<Part> parts) {
        parts.forEach(part -> part.observed().stream()
                .filter(Neighbourhood::isNamespace)
                .forEach(manifest -> namespaces.put(manifest.ref().name(), manifest.labels())));
        parts.forEach(part -> part.desired().stream()
                .filter(Neighbourhood::isNamespace)
                .forEach(manifest -> join(manifest.ref().name(), manifest.labels())));
    }

    private void join(String namespace, Map<String, String> labels) {
        if (namespaces.containsKey(namespace)) {
            joined.put(namespace, labels);
        } else {
            fresh.add(namespace);
            tenantsToCome.add(labels.getOrDefault(tenantLabel, ""));
        }
    }

    private void named(Collection<Part> parts, Tenants tenants) {
        var named = new TreeSet<String>();
        parts.forEach(part -> named.addAll(tenants.of(part)));
        named.forEach(tenant -> {
            boolean there = tenantsToCome.contains(tenant)
                    || namespaces.values().stream().anyMatch(labels -> tenant.equals(labels.get(tenantLabel)));
            if (!there) {
                namespaces.put(OTHERS + tenant, Map.of(tenantLabel, tenant));
            }
        });
    }

    private void noTenants() {
        namespaces.put(OTHERS + "no-tenant", Map.of());
        namespaces.putIfAbsent("kube-system", Map.of());
        namespaces.forEach(joined::putIfAbsent);
    }

    private static boolean isNamespace(Manifest manifest) {
        return manifest.ref().kind().equals(ObjectKind.NAMESPACE.kind());
    }

    private Topology topology(Map<String, Map<String, String>> labelled, List<Endpoint> more) {
        var all = new ArrayList<Topology.Namespace>();
        labelled.forEach((name, labels) -> all.add(new Topology.Namespace(name, labels)));
        var pods = new ArrayList<>(more);
        pods.add(Endpoint.pod("kube-system", "kube-dns", Map.of("k8s-app", "kube-dns")));
        return Topology.of(all, pods);
    }
}
