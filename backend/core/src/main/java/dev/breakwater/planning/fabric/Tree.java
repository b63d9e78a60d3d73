package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and rewrites parts of specs, which may also have been written by somebody else. */
final class Tree {
    private Tree() {}

    static @Nullable Node at(@Nullable Node node, String... path) {
        Node here = node;
        for (String name : path) {
            here = here instanceof Node.Fields fields ? fields.get(name) : null;
        }
        return here;
    }

    static String text(@Nullable Node node, String... path) {
        return switch (at(node, path)) {
            case Node.Text(var value) -> value;
            case Node.Whole(var value) -> Long.toString(value);
            case Node.Flag(var value) -> Boolean.toString(value);
            case null, default -> "";
        };
    }

    static List<Node> items(@Nullable Node node, String... path) {
        return at(node, path) instanceof Node.Items(var values) ? values : List.of();
    }

    static SortedMap<String, Node> fields(@Nullable Node node, String... path) {
        return at(node, path) instanceof Node.Fields(var values) ? values : new TreeMap<>();
    }

    /** The node with another value in place of one of its fields. */
    static Node with(Node node, String name, Node value) {
        var fields = new TreeMap<>(fields(node));
        fields.put(name, value);
        return new Node.Fields(fields);
    }

    static Node without(Node node, String name) {
        var fields = new TreeMap<>(fields(node));
        fields.remove(name);
        return fields.isEmpty() ? new Node.Nothing() : new Node.Fields(fields);
    }

    static Manifest with(Manifest manifest, Node spec) {
        return new Manifest(manifest.ref(), manifest.labels(), spec);
    }

    /** Whether labels satisfy a selector; an expression that is not understood is taken to match. */
    static boolean selects(@Nullable Node selector, Map<String, String> labels) {
        boolean equal = fields(selector, "matchLabels").entrySet().stream()
                .allMatch(wanted -> text(wanted.getValue()).equals(labels.get(wanted.getKey())));
        return equal
                && items(selector, "matchExpressions").stream().allMatch(expression -> satisfies(expression, labels));
    }

    private static boolean satisfies(Node expression, Map<String, String> labels) {
        String value = labels.get(text(expression, "key"));
        List<String> values =
                items(expression, "values").stream().map(each -> text(each)).toList();
        return switch (text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> true;
        };
    }
}
