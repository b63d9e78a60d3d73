package dev.breakwater.reach;

import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Endpoints that stand for pods which do not exist yet, so that what is proven of a topology with them also holds for those.
 *
 * <p>In each namespace of the topology: a pod without labels; for each set of labels that some selector demands there, a pod with just
 * these, once with each value that the selector names and once with one that nobody names where it only wants the key; and a pod
 * with each two such sets that do not contradict. Covered is thus every new pod of these namespaces of whose labels selectors
 * mention no more than two selectors' worth. Not covered: pods that meet three selectors at once, namespaces that do not exist yet or
 * get other labels, named ports, service accounts, special endpoints.
 */
public final class Representatives {
    private static final String UNNAMED = "zz-any";

    private final Topology topology;
    private final Map<String, Set<Map<String, String>>> sets = new LinkedHashMap<>();

    private Representatives(Topology topology) {
        this.topology = topology;
        topology.namespaces().forEach(namespace -> sets.put(namespace.name(), new LinkedHashSet<>()));
    }

    /** The topology with representatives of all pods that the clauses can tell apart. */
    public static Topology addedTo(Topology topology, Collection<Clause> clauses) {
        return of(topology, clauses).inPairs();
    }

    /** The representatives that the clauses call for, before it is decided how many of them are worth their price. */
    public static Representatives of(Topology topology, Collection<Clause> clauses) {
        var representatives = new Representatives(topology);
        Set<Selector> seen = new HashSet<>();
        for (Clause clause : clauses) {
            if (!clause.subject().nodes()) {
                representatives.mention(clause.subject().selector(), seen);
            }
            for (Peer peer : clause.peers()) {
                if (peer instanceof Peer.Labelled labelled) {
                    representatives.mention(labelled.selector(), seen);
                }
            }
        }
        return representatives;
    }

    private void mention(Selector selector, Set<Selector> seen) {
        if (seen.add(selector)) {
            for (Topology.Namespace namespace : topology.namespaces()) {
                if (fits(selector, namespace)) {
                    sets.computeIfAbsent(namespace.name(), _ -> new LinkedHashSet<>())
                            .addAll(demands(selector));
                }
            }
        }
    }

    /** Whether pods of the namespace can meet what the selector says about namespaces. */
    private static boolean fits(Selector selector, Topology.Namespace namespace) {
        Map<String, String> known = new TreeMap<>();
        namespace.labels().forEach((key, value) -> known.put("io.cilium.k8s.namespace.labels." + key, value));
        known.put("io.kubernetes.pod.namespace", namespace.name());
        return selector.requirements().stream().filter(each -> !isOfPod(each)).allMatch(each -> {
            String value = known.get(each.key());
            return switch (each.operator()) {
                case IN -> value != null && each.values().contains(value);
                case EXISTS -> value != null;
                case NOT_IN -> value == null || !each.values().contains(value);
                case DOES_NOT_EXIST -> value == null;
            };
        });
    }

    private static boolean isOfPod(Requirement requirement) {
        boolean source =
                requirement.source().equals("k8s") || requirement.source().equals("any");
        return source
                && !requirement.key().equals("io.kubernetes.pod.namespace")
                && !requirement.key().startsWith("io.cilium.k8s.");
    }

    private static Set<Map<String, String>> demands(Selector selector) {
        Set<Map<String, String>> demands = new LinkedHashSet<>();
        demands.add(Map.of());
        for (Requirement requirement : selector.requirements()) {
            List<String> values = isOfPod(requirement) ? values(requirement) : List.of();
            if (!values.isEmpty()) {
                Set<Map<String, String>> more = new LinkedHashSet<>();
                demands.forEach(demand -> values.forEach(value -> more.add(with(demand, requirement.key(), value))));
                demands.clear();
                demands.addAll(more);
            }
        }
        return demands;
    }

    private static List<String> values(Requirement requirement) {
        return switch (requirement.operator()) {
            case IN -> List.copyOf(requirement.values());
            case EXISTS, NOT_IN -> {
                List<String> values = new ArrayList<>(requirement.values());
                values.add(UNNAMED);
                yield values;
            }
            case DOES_NOT_EXIST -> List.of();
        };
    }

    private static Map<String, String> with(Map<String, String> demand, String key, String value) {
        Map<String, String> more = new TreeMap<>(demand);
        more.put(key, value);
        return more;
    }

    /** How many pods meet one selector each. */
    public long singles() {
        return sets.values().stream().mapToLong(Set::size).sum();
    }

    /** How many pods may be needed for each two selectors: the square of what is told apart in a namespace. */
    public long pairs() {
        return sets.values().stream()
                .mapToLong(demands -> (long) demands.size() * (demands.size() - 1) / 2)
                .sum();
    }

    /** The topology with a pod for each set of labels and for each two of them. */
    public Topology inPairs() {
        return with(Representatives::joined);
    }

    /** The topology without pods that meet two selectors at once: nothing is said about those. */
    public Topology alone() {
        return with(demands -> {
            Set<Map<String, String>> all = new LinkedHashSet<>();
            all.add(Map.of());
            all.addAll(demands);
            return all;
        });
    }

    private Topology with(UnaryOperator<Set<Map<String, String>>> choice) {
        List<Endpoint> endpoints = new ArrayList<>(topology.endpoints());
        sets.forEach((namespace, demands) -> {
            int number = 0;
            for (Map<String, String> labels : choice.apply(demands)) {
                endpoints.add(Endpoint.pod(namespace, "any-pod-" + number++, labels));
            }
        });
        return new Topology(
                topology.dualStack(),
                topology.options(),
                topology.namespaces(),
                endpoints,
                topology.nodes(),
                topology.services(),
                topology.cidrGroups(),
                topology.apiServerCidrs(),
                topology.names());
    }

    private static Set<Map<String, String>> joined(Set<Map<String, String>> demands) {
        Set<Map<String, String>> all = new LinkedHashSet<>();
        all.add(Map.of());
        all.addAll(demands);
        for (Map<String, String> one : demands) {
            for (Map<String, String> other : demands) {
                if (other.entrySet().stream()
                        .allMatch(each ->
                                one.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))) {
                    Map<String, String> both = new TreeMap<>(one);
                    both.putAll(other);
                    all.add(both);
                }
            }
        }
        return all;
    }
}
