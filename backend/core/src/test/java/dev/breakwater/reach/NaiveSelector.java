package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A selector as a list of demands, each on one key; labels are {@code source:key} to value. */
record NaiveSelector(List<Demand> demands) {
    private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";

    record Demand(String source, String key, String operator, List<?> values) {
        boolean isMet(Map<String, String> labels) {
            if (!source.equals("any")) {
                String value = labels.get(source + ":" + key);
                return isMet(value != null, value);
            }
            String found = labels.keySet().stream()
                    .filter(label -> label.substring(label.indexOf(':') + 1).equals(key))
                    .findFirst()
                    .orElse(null);
            return isMet(found != null, found == null ? null : labels.get(found));
        }

        private boolean isMet(boolean isThere, String value) {
            return switch (operator) {
                case "Exists" -> isThere;
                case "DoesNotExist" -> !isThere;
                case "In", "label" -> isThere && values.contains(value);
                case "NotIn" -> !isThere || !values.contains(value);
                default -> throw new IllegalArgumentException(operator);
            };
        }

        boolean names(String wantedSource, String wantedKey) {
            return source.equals(wantedSource) && key.equals(wantedKey);
        }
    }

    boolean matches(Map<String, String> labels) {
        return demands.stream().allMatch(demand -> demand.isMet(labels));
    }

    /** As Cilium reads it: {@code source:key}, any source where none is named. */
    static NaiveSelector cilium(Object tree) {
        return of(tree, "");
    }

    /** With one source and one prefix before every key, colons or not. */
    static NaiveSelector kubernetes(Object tree, String prefix) {
        return of(tree, "k8s:" + prefix);
    }

    static NaiveSelector of(Object tree, String prefix) {
        var demands = new ArrayList<Demand>();
        Map<?, ?> selector = tree == null ? Map.of() : (Map<?, ?>) tree;
        if (selector.get("matchLabels") instanceof Map<?, ?> labels) {
            labels.forEach((key, value) -> demands.add(demand(prefix + key, "label", List.of(value))));
        }
        if (selector.get("matchExpressions") instanceof List<?> expressions) {
            for (Object item : expressions) {
                var expression = (Map<?, ?>) item;
                demands.add(demand(
                        prefix + expression.get("key"),
                        String.valueOf(expression.get("operator")),
                        Objects.requireNonNullElse((List<?>) expression.get("values"), List.of())));
            }
        }
        return new NaiveSelector(demands);
    }

    private static Demand demand(String key, String operator, List<?> values) {
        int colon = key.indexOf(':');
        return colon < 0
                ? new Demand("any", key, operator, values)
                : new Demand(key.substring(0, colon), key.substring(colon + 1), operator, values);
    }

    NaiveSelector and(String source, String key, String operator, String... values) {
        var more = new ArrayList<>(demands);
        more.add(new Demand(source, key, operator, List.of(values)));
        return new NaiveSelector(more);
    }

    NaiveSelector and(NaiveSelector other) {
        var more = new ArrayList<>(demands);
        more.addAll(other.demands);
        return new NaiveSelector(more);
    }

    /** Whom a namespaced object means: its own namespace, whatever its matchLabels say. */
    NaiveSelector inOwn(String namespace) {
        var kept = demands.stream()
                .filter(demand -> !(demand.names("k8s", POD_NAMESPACE) && demand.operator.equals("label")))
                .toList();
        return new NaiveSelector(kept).and("k8s", POD_NAMESPACE, "In", namespace);
    }

    /** The peers of an object: of its own namespace unless they say otherwise, of any where it is clusterwide. */
    NaiveSelector asPeer(String namespace, boolean mayBeReserved, boolean subjectIsInit) {
        if (mayBeReserved && demands.stream().anyMatch(demand -> demand.source.equals("reserved"))) {
            return this;
        }
        if (hasKey("k8s") || hasKey("any")) {
            return this;
        }
        if (namespace.isEmpty()) {
            return subjectIsInit ? this : and("k8s", POD_NAMESPACE, "Exists");
        }
        boolean byLabels = demands.stream()
                .anyMatch(demand -> (demand.source.equals("k8s") || demand.source.equals("any"))
                        && demand.key.startsWith(NAMESPACE_LABELS));
        return byLabels ? this : and("k8s", POD_NAMESPACE, "In", namespace);
    }

    private boolean hasKey(String source) {
        return demands.stream().anyMatch(demand -> demand.names(source, POD_NAMESPACE));
    }

    boolean namesInit() {
        return demands.stream().anyMatch(demand -> demand.names("reserved", "init"));
    }
}
