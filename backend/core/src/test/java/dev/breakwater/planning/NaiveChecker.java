package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.flow.PolicyReader;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Goes through every moment of a plan the slow way: while a phase is in flight, each end of each flow may have seen any of its
 * writes and not the others, clause by clause, and may know a namespace by its old label or by its new one. Knows nothing of the
 * algebra, of bounds and of phases' intentions.
 */
final class NaiveChecker {
    private static final int MOST = 16;

    private final PolicyReader reader;
    private final Topology topology;

    NaiveChecker(PolicyReader reader, Topology topology) {
        this.reader = reader;
        this.topology = topology;
    }

    /** A flow between two pods, and what may happen to it. */
    record Violation(String from, String to, int port, boolean cut) {}

    /** What stands at one moment. */
    private record State(Map<ObjectRef, Set<Clause>> clauses, Map<String, Map<String, String>> namespaces) {
        Set<Clause> all() {
            var all = new HashSet<Clause>();
            clauses.values().forEach(all::addAll);
            return all;
        }
    }

    /** What the plan with these phases, each a list of steps, may do to flows on these ports that both ends decide alike. */
    Set<Violation> violations(List<Manifest> observed, List<List<Step>> phases, List<Integer> ports) {
        var states = new ArrayList<State>();
        Map<ObjectRef, Manifest> standing = new TreeMap<>();
        observed.forEach(manifest -> standing.put(manifest.ref(), manifest));
        Map<String, Map<String, String>> namespaces = new HashMap<>();
        topology.namespaces().forEach(each -> namespaces.put(each.name(), each.labels()));
        states.add(state(standing, namespaces));
        for (List<Step> phase : phases) {
            phase.forEach(step -> take(step, standing, namespaces));
            states.add(state(standing, namespaces));
        }
        var violations = new HashSet<Violation>();
        // a pod and itself stand for two that are alike
        for (Endpoint from : topology.endpoints()) {
            for (Endpoint to : topology.endpoints()) {
                for (int port : ports) {
                    check(states, from, to, port, violations);
                }
            }
        }
        return violations;
    }

    private static void take(
            Step step, Map<ObjectRef, Manifest> standing, Map<String, Map<String, String>> namespaces) {
        Manifest before = standing.get(step.ref());
        Ledger.take(standing, step);
        String name = step.ref().name();
        if (step.ref().kind().equals("Namespace") && namespaces.containsKey(name)) {
            var labels = new HashMap<>(namespaces.get(name));
            if (step instanceof Step.Put(var manifest, var _)) {
                labels.putAll(manifest.labels());
            } else if (before != null) {
                before.labels().keySet().forEach(labels::remove);
            }
            namespaces.put(name, labels);
        }
    }

    private State state(Map<ObjectRef, Manifest> standing, Map<String, Map<String, String>> namespaces) {
        var clauses = new HashMap<ObjectRef, Set<Clause>>();
        List<Map<String, Object>> trees = new ArrayList<>();
        standing.values().stream()
                .filter(manifest -> !manifest.ref().kind().equals("Namespace") && manifest.spec() != null)
                .forEach(manifest -> {
                    var tree = new LinkedHashMap<String, Object>();
                    manifest.body().values().forEach((name, node) -> tree.put(name, node.plain()));
                    trees.add(tree);
                });
        reader.read(trees, topology).forEach((ref, some) -> {
            var plain = new HashSet<Clause>();
            some.forEach(clause -> plain.add(withoutPath(clause)));
            clauses.put(ref, plain);
        });
        return new State(clauses, Map.copyOf(namespaces));
    }

    private static Clause withoutPath(Clause clause) {
        return new Clause(
                new Clause.Origin(clause.origin().object(), ""),
                clause.direction(),
                clause.effect(),
                clause.subject(),
                clause.peers(),
                clause.ports(),
                clause.layerSeven());
    }

    private void check(List<State> states, Endpoint from, Endpoint to, int port, Set<Violation> violations) {
        boolean before =
                possible(states.getFirst(), states.getFirst(), from, to, port).contains(true);
        boolean after =
                possible(states.getLast(), states.getLast(), from, to, port).contains(true);
        for (int i = 0; before == after && i + 1 < states.size(); i++) {
            if (possible(states.get(i), states.get(i + 1), from, to, port).contains(!before)) {
                violations.add(new Violation(from.id(), to.id(), port, before));
            }
        }
    }

    /** Whether the flow may be allowed, may be denied, or may be both, while one state turns into the other. */
    private Set<Boolean> possible(State before, State after, Endpoint from, Endpoint to, int port) {
        Set<Boolean> egress = side(before, after, Direction.EGRESS, from, to, port);
        Set<Boolean> ingress = side(before, after, Direction.INGRESS, to, from, port);
        var possible = new HashSet<Boolean>();
        egress.forEach(out -> ingress.forEach(in -> possible.add(out && in)));
        return possible;
    }

    private Set<Boolean> side(State before, State after, Direction direction, Endpoint own, Endpoint peer, int port) {
        var possible = new HashSet<Boolean>();
        for (State ownLabels : List.of(before, after)) {
            for (State peerLabels : List.of(before, after)) {
                side(before, after, direction, labels(own, ownLabels), labels(peer, peerLabels), port, possible);
            }
        }
        return possible;
    }

    private static void side(
            State before,
            State after,
            Direction direction,
            Set<Label> own,
            Set<Label> peer,
            int port,
            Set<Boolean> possible) {
        var fixed = new ArrayList<Effect>();
        var floating = new ArrayList<Effect>();
        Set<Clause> olds = before.all();
        Set<Clause> news = after.all();
        var either = new HashSet<>(olds);
        either.addAll(news);
        for (Clause clause : either) {
            if (clause.direction() == direction
                    && clause.subject().selector().matches(own)
                    && matches(clause, peer, port)) {
                (olds.contains(clause) && news.contains(clause) ? fixed : floating).add(clause.effect());
            }
        }
        if (floating.size() > MOST) {
            throw new IllegalStateException("too many writes to go through: " + floating.size());
        }
        for (int seen = 0; seen < 1 << floating.size(); seen++) {
            var effects = new ArrayList<>(fixed);
            for (int i = 0; i < floating.size(); i++) {
                if ((seen & 1 << i) != 0) {
                    effects.add(floating.get(i));
                }
            }
            possible.add(allows(effects));
        }
    }

    private static boolean allows(List<Effect> effects) {
        return !effects.contains(Effect.DENY)
                && (effects.contains(Effect.ALLOW) || !effects.contains(Effect.DEFAULT_DENY));
    }

    private static boolean matches(Clause clause, Set<Label> peer, int port) {
        boolean who = clause.peers().stream().anyMatch(each -> switch (each) {
            case Peer.Anybody _ -> true;
            case Peer.Labelled labelled -> labelled.selector().matches(peer);
            case Peer.Block _, Peer.Fqdn _ -> false;
        });
        return who
                && clause.ports().stream().anyMatch(each -> switch (each) {
                    case PortMatch.Every _ -> true;
                    case PortMatch.Range range ->
                        range.protocol() == Protocol.TCP && range.first() <= port && port <= range.last();
                    case PortMatch.Named _ -> false;
                });
    }

    private static Set<Label> labels(Endpoint pod, State state) {
        var labels = new HashSet<Label>();
        pod.labels().forEach((key, value) -> labels.add(new Label("k8s", key, value)));
        labels.add(new Label("k8s", "io.kubernetes.pod.namespace", pod.namespace()));
        labels.add(new Label("k8s", "io.cilium.k8s.policy.cluster", "default"));
        state.namespaces()
                .getOrDefault(pod.namespace(), Map.of())
                .forEach((key, value) -> labels.add(new Label("k8s", "io.cilium.k8s.namespace.labels." + key, value)));
        return labels;
    }

    /** The ports of a list of policies that are worth asking for, and one that none of them names. */
    static List<Integer> ports(PolicyReader reader, Topology topology, List<Manifest> manifests) {
        var ports = new TreeSet<>(Set.of(9));
        var trees = new ArrayList<Map<String, Object>>();
        manifests.stream()
                .filter(manifest -> manifest.ref().kind().equals("CiliumClusterwideNetworkPolicy"))
                .forEach(manifest -> {
                    var tree = new LinkedHashMap<String, Object>();
                    manifest.body().values().forEach((name, node) -> tree.put(name, node.plain()));
                    trees.add(tree);
                });
        reader.read(trees, topology)
                .values()
                .forEach(clauses -> clauses.forEach(clause -> clause.ports().forEach(match -> {
                    if (match instanceof PortMatch.Range range && range.protocol() == Protocol.TCP) {
                        ports.add(Math.max(1, range.first()));
                    }
                })));
        return List.copyOf(ports);
    }
}
