package dev.breakwater.planning.flow;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    private Relabelling(Topology topology, Set<String> keys) {
        this.topology = topology;
        this.keys = keys;
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
        return new Relabelling(keys.isEmpty() ? topology : marked(topology, later, keys), keys);
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
        if (keys.isEmpty()) {
            return clause;
        }
        Subject whom = clause.subject();
        return new Clause(
                clause.origin(),
                clause.direction(),
                clause.effect(),
                new Subject(at(whom.selector(), subject), whom.namespace(), whom.nodes()),
                clause.peers().stream().map(each -> at(each, peer)).toList(),
                clause.ports(),
                clause.layerSeven());
    }

    private Peer at(Peer peer, int version) {
        return peer instanceof Peer.Labelled labelled
                ? new Peer.Labelled(at(labelled.selector(), version), labelled.narrowed())
                : peer;
    }

    private Selector at(Selector selector, int version) {
        return new Selector(selector.requirements().stream()
                .map(requirement -> changes(requirement.key())
                        ? new Requirement(
                                requirement.source(),
                                marked(requirement.key(), version),
                                requirement.operator(),
                                requirement.values())
                        : requirement)
                .toList());
    }

    private boolean changes(String key) {
        return key.startsWith(PREFIX) && keys.contains(key.substring(PREFIX.length()));
    }
}
