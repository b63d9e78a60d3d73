package dev.breakwater.cilium;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a node as YAML in block style: equal nodes, equal bytes; plain ASCII, read alike by YAML 1.1 and 1.2. */
final class Yaml {
    private static final List<String> FIRST = List.of("apiVersion", "kind", "metadata", "name", "key", "operator");
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(Yaml::rank).thenComparing(Comparator.naturalOrder());
    /** What begins with a letter can be no number and no date in any YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][-A-Za-z0-9_./]*");
    /** Read as booleans or null by YAML 1.1. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final StringBuilder out = new StringBuilder();

    static String of(Node node) {
        Yaml yaml = new Yaml();
        yaml.block(node, 0);
        return yaml.out.toString();
    }

    private void block(Node node, int indent) {
        switch (node) {
            case Node.Fields(var values) ->
                values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .forEach(field -> field(field, indent));
            case Node.Items(var values) -> values.forEach(item -> item(item, indent));
            default -> out.append(scalar(node)).append('\n');
        }
    }

    private void field(Map.Entry<String, Node> field, int indent) {
        indent(indent);
        out.append(string(field.getKey())).append(':');
        if (field.getValue() instanceof Node.Fields || field.getValue() instanceof Node.Items) {
            out.append('\n');
            block(field.getValue(), indent + 2);
        } else {
            out.append(' ');
            block(field.getValue(), indent);
        }
    }

    private void item(Node item, int indent) {
        indent(indent);
        out.append("- ");
        int start = out.length();
        block(item, indent + 2);
        // the first line of a nested block continues the line of its dash
        while (out.length() > start && out.charAt(start) == ' ') {
            out.deleteCharAt(start);
        }
    }

    private void indent(int columns) {
        out.repeat(' ', columns);
    }

    private static String scalar(Node node) {
        return switch (node) {
            case Node.Text(var value) -> string(value);
            case Node.Whole(var value) -> Long.toString(value);
            case Node.Flag(var value) -> Boolean.toString(value);
            case Node.Nothing() -> "{}";
            default -> throw new IllegalArgumentException("not a scalar: " + node);
        };
    }

    static String string(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : quoted(value);
    }

    /** Also valid JSON, so that the digest's canonical form can use it. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return text.append('"').toString();
    }

    private static int rank(String name) {
        int index = FIRST.indexOf(name);
        return index < 0 ? FIRST.size() : index;
    }
}
