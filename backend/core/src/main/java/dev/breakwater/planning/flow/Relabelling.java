package dev.breakwater.planning.flow;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Labels of namespaces that change while pods stay: every pod carries each changing label once for each version, and what a clause
 * says of the label is read at the version of its subject and at that of its peer. So a new label is a change of clauses among the
 * same parties, and what holds of clauses holds of labels.
 */
final class Relabelling {
    private static final String PREFIX = "io.cilium.k8s.namespace.labels.";

    private final Topology topology;
    private final Set<String> keys;
    private final List<Set<Label>> changing;

    private Relabelling(Topology topology, Set<String> keys, List<Set<Label>> changing) {
        this.topology = topology;
        this.keys = keys;
        this.changing = changing;
    }

    /** Version 0 is the topology's own; {@code later} has the labels of the namespaces that differ from it, version by version. */
    static Relabelling of(Topology topology, List<Map<String, Map<String, String>>> later) {
        var keys = new TreeSet<String>();
        for (Topology.Namespace namespace : topology.namespaces()) {
            for (var version : later) {
                Map<String, String> labels = version.getOrDefault(namespace.name(), namespace.labels());
                Stream.concat(labels.keySet().stream(), namespace.labels().keySet().stream())
                        .filter(key -> !same(labels.get(key), namespace.labels().get(key)))
                        .forEach(keys::add);
            }
        }
        if (keys.isEmpty()) {
            return new Relabelling(topology, keys, List.of());
        }
        Topology marked = marked(topology, later, keys);
        var names = new TreeSet<String>();
        later.forEach(version -> names.addAll(version.keySet()));
        List<Set<Label>> changing = marked.namespaces().stream()
                .filter(namespace -> names.contains(namespace.name()))
                .map(namespace -> namespace.labels().entrySet().stream()
                        .map(label -> new Label("k8s", PREFIX + label.getKey(), label.getValue()))
                        .collect(Collectors.toSet()))
                .toList();
        return new Relabelling(marked, keys, changing);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }

    private static Topology marked(Topology topology, List<Map<String, Map<String, String>>> later, Set<String> keys) {
        var namespaces = topology.namespaces().stream()
                .map(namespace -> marked(namespace, later, keys))
                .toList();
        return new Topology(
                topology.dualStack(),
                topology.options(),
                namespaces,
                topology.endpoints(),
                topology.nodes(),
                topology.services(),
                topology.cidrGroups(),
                topology.apiServerCidrs(),
                topology.names());
    }

    private static Topology.Namespace marked(
            Topology.Namespace namespace, List<Map<String, Map<String, String>>> later, Set<String> keys) {
        var labels = new HashMap<>(namespace.labels());
        keys.forEach(labels::remove);
        for (int version = 0; version <= later.size(); version++) {
            Map<String, String> then = version == 0
                    ? namespace.labels()
                    : later.get(version - 1).getOrDefault(namespace.name(), namespace.labels());
            for (String key : keys) {
                String value = then.get(key);
                if (value != null) {
                    labels.put(marked(key, version), value);
                }
            }
        }
        return new Topology.Namespace(namespace.name(), labels);
    }

    private static String marked(String key, int version) {
        return key + "@" + version;
    }

    Topology topology() {
        return topology;
    }

    /** The same clause, if its subject's namespace is labelled as of one version and its peer's as of another. */
    Clause at(Clause clause, int subject, int peer) {
        return rewritten(clause, List.of(subject), List.of(peer));
    }

    /** What the clause matches at both versions, on both ends. */
    Clause throughout(Clause clause, int one, int other) {
        return rewritten(clause, List.of(one, other), List.of(one, other));
    }

    /**
     * Default deny for whom one clause closes at one version and another at another: an endpoint that moves from one to the
     * other is closed all the time, since its policy is exchanged as a whole.
     */
    Set<Clause> closedThroughout(Set<Clause> clauses, int from, int to) {
        var closed = new HashSet<Clause>();
        List<Clause> after =
                clauses.stream().filter(clause -> concerns(clause, to)).toList();
        for (Clause one :
                clauses.stream().filter(clause -> concerns(clause, from)).toList()) {
            for (Clause other : after) {
                if (one.direction() == other.direction()) {
                    var both = new ArrayList<>(
                            rewritten(one.subject().selector(), List.of(from)).requirements());
                    both.addAll(
                            rewritten(other.subject().selector(), List.of(to)).requirements());
                    Subject subject = one.subject();
                    closed.add(Clause.defaultDeny(
                            one.origin(),
                            one.direction(),
                            new Subject(new Selector(both), subject.namespace(), subject.nodes())));
                }
            }
        }
        return closed;
    }

    /** Whether the clause may select something in a namespace whose labels change. */
    private boolean concerns(Clause clause, int version) {
        List<Requirement> said = rewritten(clause.subject().selector(), List.of(version)).requirements().stream()
                .filter(requirement -> requirement.key().startsWith(PREFIX))
                .toList();
        return changing.stream().anyMatch(labels -> new Selector(said).matches(labels));
    }

    private Clause rewritten(Clause clause, List<Integer> subjects, List<Integer> peers) {
        if (keys.isEmpty()) {
            return clause;
        }
        Subject subject = clause.subject();
        return new Clause(
                clause.origin(),
                clause.direction(),
                clause.effect(),
                new Subject(rewritten(subject.selector(), subjects), subject.namespace(), subject.nodes()),
                clause.peers().stream().map(peer -> rewritten(peer, peers)).toList(),
                clause.ports(),
                clause.layerSeven());
    }

    private Peer rewritten(Peer peer, List<Integer> versions) {
        return peer instanceof Peer.Labelled labelled
                ? new Peer.Labelled(rewritten(labelled.selector(), versions), labelled.narrowed())
                : peer;
    }

    private Selector rewritten(Selector selector, List<Integer> versions) {
        var requirements = new ArrayList<Requirement>();
        for (Requirement requirement : selector.requirements()) {
            if (changes(requirement.key())) {
                versions.stream()
                        .distinct()
                        .map(version -> new Requirement(
                                requirement.source(),
                                marked(requirement.key(), version),
                                requirement.operator(),
                                requirement.values()))
                        .forEach(requirements::add);
            } else {
                requirements.add(requirement);
            }
        }
        return new Selector(requirements);
    }

    private boolean changes(String key) {
        return key.startsWith(PREFIX) && keys.contains(key.substring(PREFIX.length()));
    }
}
