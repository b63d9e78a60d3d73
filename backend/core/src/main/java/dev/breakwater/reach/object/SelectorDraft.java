package dev.breakwater.reach.object;

import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A label selector as it is written, its keys with their sources ({@code any.app}), before namespaces are added. */
final class SelectorDraft {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "In", Operator.IN,
            "NotIn", Operator.NOT_IN,
            "Exists", Operator.EXISTS,
            "DoesNotExist", Operator.DOES_NOT_EXIST);

    private record Expression(String key, Operator operator, SortedSet<String> values) {}

    private final Map<String, SortedSet<String>> matchLabels = new TreeMap<>();
    private final List<Expression> matchExpressions = new ArrayList<>();

    private SelectorDraft() {}

    static SelectorDraft empty() {
        return new SelectorDraft();
    }

    /** A selector of Cilium's: a key may begin with a source and a colon, and has source any if not. */
    static SelectorDraft cilium(Tree tree) {
        return new SelectorDraft().and(tree, SelectorDraft::extended);
    }

    /** Adds what stands in the tree, with its keys put by {@code keyed}; keys and values are checked as Cilium does. */
    SelectorDraft and(Tree tree, UnaryOperator<String> keyed) {
        Tree labels = tree.at("matchLabels");
        labels.map().forEach((key, _) -> match(labels, key, keyed.apply(key)));
        tree.at("matchExpressions").items().forEach(expression -> express(expression, keyed));
        return this;
    }

    private void match(Tree labels, String written, String key) {
        checkKey(labels.path(), key);
        String value = labels.at(written).textOr("");
        String wrong = LabelNames.wrongValue(value);
        if (wrong != null) {
            throw Unacceptable.schema(labels.path(), "Invalid value: \"" + value + "\": " + wrong);
        }
        matchLabels.computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
    }

    private void express(Tree expression, UnaryOperator<String> keyed) {
        String key = keyed.apply(expression.at("key").requiredText());
        Tree operator = expression.at("operator");
        Operator meant = OPERATORS.get(operator.requiredText());
        if (meant == null) {
            throw Unacceptable.schema(operator.path(), "not a valid selector operator");
        }
        var values = new TreeSet<>(expression.at("values").texts());
        boolean takesValues = meant == Operator.IN || meant == Operator.NOT_IN;
        if (takesValues == values.isEmpty()) {
            throw Unacceptable.cilium(
                    expression.path(),
                    "invalid label selector: values "
                            + (takesValues
                                    ? "must be specified when `operator` is 'In' or 'NotIn'"
                                    : "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
        checkKey(expression.path(), key);
        values.forEach(value -> checkValue(expression.path(), value));
        matchExpressions.add(new Expression(key, meant, values));
    }

    private static void checkKey(String path, String key) {
        String wrong = LabelNames.wrongKey(key);
        if (wrong != null) {
            throw Unacceptable.cilium(path, "invalid label selector: Invalid value: \"" + key + "\": " + wrong);
        }
    }

    private static void checkValue(String path, String value) {
        String wrong = LabelNames.wrongValue(value);
        if (wrong != null) {
            throw Unacceptable.cilium(path, "invalid label selector: Invalid value: \"" + value + "\": " + wrong);
        }
    }

    /** Sets the value of a label, whatever was wanted of it. */
    SelectorDraft override(String key, String value) {
        matchLabels.put(key, new TreeSet<>(List.of(value)));
        return this;
    }

    SelectorDraft exists(String key) {
        matchExpressions.add(new Expression(key, Operator.EXISTS, new TreeSet<>()));
        return this;
    }

    SelectorDraft doesNotExist(String key) {
        matchExpressions.add(new Expression(key, Operator.DOES_NOT_EXIST, new TreeSet<>()));
        return this;
    }

    boolean hasKey(String key) {
        return matchLabels.containsKey(key)
                || matchExpressions.stream().anyMatch(expression -> expression.key.equals(key));
    }

    boolean hasKeyPrefix(String prefix) {
        return matchLabels.keySet().stream().anyMatch(key -> key.startsWith(prefix))
                || matchExpressions.stream().anyMatch(expression -> expression.key.startsWith(prefix));
    }

    boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /** Two spellings of one key, of which Cilium keeps a random one; null if there are none. */
    @Nullable
    String ambiguity() {
        for (var entry : matchLabels.entrySet()) {
            if (entry.getValue().size() > 1) {
                return "of two values for " + entry.getKey() + " in matchLabels Cilium keeps a random one";
            }
        }
        return null;
    }

    Selector selector() {
        var requirements = new ArrayList<Requirement>(matchLabels.size() + matchExpressions.size());
        matchLabels.forEach((key, values) -> requirements.add(requirement(key, Operator.IN, values)));
        matchExpressions.forEach(
                expression -> requirements.add(requirement(expression.key, expression.operator, expression.values)));
        return new Selector(requirements);
    }

    /** What stands before the first dot is the source, as Cilium reads it, even where nobody meant one. */
    private static Requirement requirement(String key, Operator operator, SortedSet<String> values) {
        int dot = key.indexOf('.');
        return dot < 0
                ? new Requirement(Label.ANY, key, operator, values)
                : new Requirement(key.substring(0, dot), key.substring(dot + 1), operator, values);
    }

    /** {@code app} to {@code any.app}, {@code k8s:app} to {@code k8s.app}. */
    private static String extended(String key) {
        if (key.startsWith("$")) {
            return Label.RESERVED + "." + upToEquals(key.substring(1));
        }
        int colon = key.indexOf(':');
        if (colon > 0) {
            return key.substring(0, colon) + "." + upToEquals(key.substring(colon + 1));
        }
        if (colon < 0 && key.startsWith("reserved.")) {
            return upToEquals(key);
        }
        return Label.ANY + "." + upToEquals(key.substring(colon + 1));
    }

    private static String upToEquals(String key) {
        int equals = key.indexOf('=');
        return equals < 0 ? key : key.substring(0, equals);
    }
}
