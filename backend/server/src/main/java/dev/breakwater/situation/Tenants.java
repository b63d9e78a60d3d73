package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What policies say, and which tenants they name. */
public record Tenants(String label, Map<Manifest, List<Clause>> byManifest) {
    private static final Topology PLAIN = Topology.of(List.of(), List.of());
    private static final String OF_NAMESPACE = "io.cilium.k8s.namespace.labels.";

    public static Tenants of(String label, Collection<Part> parts) {
        // by identity: hashing whole trees would take longer than reading them
        var byManifest = new IdentityHashMap<Manifest, List<Clause>>();
        parts.forEach(part -> part.all()
                .filter(manifest -> manifest.ref().kind().equals(ObjectKind.CLUSTERWIDE_POLICY.kind()))
                .forEach(manifest -> byManifest.computeIfAbsent(manifest, Tenants::read)));
        return new Tenants(label, byManifest);
    }

    private static List<Clause> read(Manifest manifest) {
        return PolicySet.of(List.of(manifest.body().plain()), PLAIN).clauses();
    }

    public List<Clause> clauses(Collection<Part> parts) {
        return parts.stream()
                .flatMap(Part::all)
                .flatMap(this::clausesOf)
                .distinct()
                .toList();
    }

    public Stream<Clause> clausesOf(Manifest manifest) {
        return byManifest.getOrDefault(manifest, List.of()).stream();
    }

    /** The tenants that a part's policies and namespace labels are about. */
    Set<String> of(Part part) {
        var tenants = new HashSet<String>();
        part.all().forEach(manifest -> {
            clausesOf(manifest).forEach(clause -> mentioned(label, clause).forEach(tenants::add));
            String own = manifest.labels().get(label);
            if (own != null) {
                tenants.add(own);
            }
        });
        return tenants;
    }

    static boolean closes(Clause clause) {
        return clause.effect() == Effect.DENY || clause.effect() == Effect.DEFAULT_DENY;
    }

    private static Stream<String> mentioned(String label, Clause clause) {
        return Stream.concat(Stream.of(clause.subject().selector()), peers(clause))
                .flatMap(selector -> selector.requirements().stream())
                .filter(each -> each.key().equals(OF_NAMESPACE + label))
                .flatMap(each -> each.values().stream());
    }

    private static Stream<Selector> peers(Clause clause) {
        return clause.peers().stream()
                .filter(Peer.Labelled.class::isInstance)
                .map(peer -> ((Peer.Labelled) peer).selector());
    }
}
