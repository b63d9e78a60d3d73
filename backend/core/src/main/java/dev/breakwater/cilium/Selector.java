package dev.breakwater.cilium;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A label selector that says something: never the empty one, which would select everything. */
public record Selector(SortedMap<String, String> matchLabels, List<Requirement> matchExpressions) {

    /** How a requirement reads its values. */
    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** In Kubernetes' spelling. */
        public String word() {
            return word;
        }
    }

    /** One expression; {@code Exists} has no values, the others have at least one. */
    public record Requirement(String key, Operator operator, SortedSet<String> values) {
        public Requirement {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
            if (values.isEmpty() != (operator == Operator.EXISTS)) {
                throw new IllegalArgumentException(operator + " on " + key + " with the values " + values);
            }
        }

        private Node node() {
            var fields = new TreeMap<String, Node>(Map.of("key", Node.text(key), "operator", Node.text(operator.word)));
            if (!values.isEmpty()) {
                fields.put("values", Node.texts(values));
            }
            return new Node.Fields(fields);
        }
    }

    public Selector {
        matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
        matchExpressions = List.copyOf(matchExpressions);
        if (matchLabels.isEmpty() && matchExpressions.isEmpty()) {
            throw new IllegalArgumentException("an empty selector would select everything");
        }
        for (Requirement requirement : matchExpressions) {
            // NotIn alone also matches whatever lacks the key: nodes, the world, kube-dns
            if (requirement.operator == Operator.NOT_IN && !matchExpressions.contains(exists(requirement.key))) {
                throw new IllegalArgumentException("NotIn on " + requirement.key + " without Exists");
            }
        }
    }

    public static Selector labels(Map<String, String> labels) {
        return new Selector(new TreeMap<>(labels), List.of());
    }

    public static Selector expressions(Requirement... requirements) {
        return new Selector(new TreeMap<>(), List.of(requirements));
    }

    public static Requirement exists(String key) {
        return new Requirement(key, Operator.EXISTS, new TreeSet<>());
    }

    public static Requirement in(String key, Collection<String> values) {
        return new Requirement(key, Operator.IN, new TreeSet<>(values));
    }

    public static Requirement notIn(String key, Collection<String> values) {
        return new Requirement(key, Operator.NOT_IN, new TreeSet<>(values));
    }

    /** The same, and the requirement. */
    public Selector and(Requirement requirement) {
        var more = new ArrayList<>(matchExpressions);
        more.add(requirement);
        return new Selector(matchLabels, more);
    }

    Node.Fields node() {
        var fields = new TreeMap<String, Node>();
        if (!matchLabels.isEmpty()) {
            fields.put("matchLabels", Node.labels(matchLabels));
        }
        if (!matchExpressions.isEmpty()) {
            fields.put(
                    "matchExpressions",
                    Node.items(matchExpressions.stream().map(Requirement::node).toList()));
        }
        return new Node.Fields(fields);
    }
}
