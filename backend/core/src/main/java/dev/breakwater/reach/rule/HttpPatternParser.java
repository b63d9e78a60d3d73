package dev.breakwater.reach.rule;

import dev.breakwater.reach.rule.HttpPattern.Node;
import dev.breakwater.reach.rule.HttpPattern.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads RE2's syntax as Go does, and refuses what Go refuses: look-around, back references, possessive and stacked repetition. */
final class HttpPatternParser {
    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 500;

    private final HttpPatternText text;
    private final HttpPatternCharacters characters;
    private boolean dotAll;
    private boolean multiline;
    private int depth;

    HttpPatternParser(String expression) {
        this.text = new HttpPatternText(expression);
        this.characters = new HttpPatternCharacters(text);
    }

    Node parse() {
        Node node = alternatives();
        if (!text.atEnd()) {
            throw HttpPatternText.error("unexpected )");
        }
        return node;
    }

    private Node alternatives() {
        var alternatives = new ArrayList<Node>();
        alternatives.add(sequence());
        while (text.accept('|')) {
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Node.Any(alternatives);
    }

    private Node sequence() {
        var nodes = new ArrayList<Node>();
        while (!text.atEnd() && text.peek() != '|' && text.peek() != ')') {
            if (text.follows("\\Q")) {
                quoted(nodes);
                continue;
            }
            Node atom = atom();
            nodes.add(repeated(atom));
        }
        return new Node.All(nodes);
    }

    private void quoted(List<Node> nodes) {
        int end = text.text.indexOf("\\E", text.at + 2);
        text.text
                .substring(text.at + 2, end < 0 ? text.text.length() : end)
                .codePoints()
                .forEach(c -> nodes.add(literal(c)));
        text.at = end < 0 ? text.text.length() : end + 2;
        if (!nodes.isEmpty()) {
            nodes.add(repeated(nodes.removeLast()));
        }
    }

    private Node repeated(Node atom) {
        int start = text.at;
        int[] bounds = repetition();
        if (bounds == null) {
            return atom;
        }
        text.accept('?'); // laziness changes nothing where the whole must match
        if (repetition() != null) {
            throw HttpPatternText.error(
                    "invalid nested repetition operator: `" + text.text.substring(start, text.at) + "`");
        }
        return new Node.Repeat(atom, bounds[0], bounds[1]);
    }

    private int @Nullable [] repetition() {
        if (text.atEnd()) {
            return null;
        }
        return switch (text.peek()) {
            case '*' -> step(0, -1);
            case '+' -> step(1, -1);
            case '?' -> step(0, 1);
            case '{' -> counted();
            default -> null;
        };
    }

    private int[] step(int least, int most) {
        text.at++;
        return new int[] {least, most};
    }

    /** Null where the brace is none of a repetition: then it is a character. */
    private int @Nullable [] counted() {
        int end = text.text.indexOf('}', text.at);
        String body = end < 0 ? "" : text.text.substring(text.at + 1, end);
        int comma = body.indexOf(',');
        String least = comma < 0 ? body : body.substring(0, comma);
        String most = comma < 0 ? body : body.substring(comma + 1);
        if (!isNumber(least) || !(isNumber(most) || (comma >= 0 && most.isEmpty()))) {
            return null;
        }
        int from = Integer.parseInt(least);
        int to = most.isEmpty() ? -1 : Integer.parseInt(most);
        if (from > MOST_REPEATS || to > MOST_REPEATS || (to >= 0 && to < from)) {
            throw HttpPatternText.error("invalid repeat count: `{" + body + "}`");
        }
        text.at = end + 1;
        return new int[] {from, to};
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty()
                && digits.length() < 8
                && digits.chars().allMatch(HttpPatternCharacters.DIGIT)
                && (digits.length() == 1 || digits.charAt(0) != '0');
    }

    private Node atom() {
        char c = text.peek();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.OneOf(characters.characterClass());
            case '*', '+', '?' -> throw HttpPatternText.error("missing argument to repetition operator: `" + c + "`");
            case '\\' -> escape();
            case '.' -> {
                text.at++;
                boolean newline = dotAll;
                yield new Node.OneOf(any -> newline || any != '\n');
            }
            case '^' -> {
                text.at++;
                yield new Node.At(multiline ? Position.LINE_START : Position.START);
            }
            case '$' -> {
                text.at++;
                yield new Node.At(multiline ? Position.LINE_END : Position.END);
            }
            default -> literal(text.next());
        };
    }

    private Node group() {
        boolean[] flags = {text.ignoreCase, dotAll, multiline};
        text.at++;
        if (text.accept('?')) {
            if (named()) {
                text.at = text.text.indexOf('>', text.at) + 1;
            } else if (flags()) {
                return new Node.All(List.of()); // they hold up to the end of the group around them
            }
        }
        if (++depth > DEEPEST) {
            throw HttpPatternText.error("expression nests too deeply");
        }
        Node inner = alternatives();
        depth--;
        if (!text.accept(')')) {
            throw HttpPatternText.error("missing closing ): `" + text.text + "`");
        }
        text.ignoreCase = flags[0];
        dotAll = flags[1];
        multiline = flags[2];
        return inner;
    }

    private boolean named() {
        int name = text.text.startsWith("P<", text.at)
                ? text.at + 2
                : text.text.startsWith("<", text.at) ? text.at + 1 : -1;
        int end = name < 0 ? -1 : text.text.indexOf('>', name);
        return end > name && text.text.substring(name, end).chars().allMatch(HttpPatternCharacters.WORD);
    }

    /** True for flags that stand alone, {@code (?i)}; false where a group follows, {@code (?i:...)}. */
    private boolean flags() {
        boolean value = true;
        int start = text.at;
        while (!text.atEnd()) {
            switch (text.text.charAt(text.at++)) {
                case 'i' -> text.ignoreCase = value;
                case 's' -> dotAll = value;
                case 'm' -> multiline = value;
                case 'U' -> {} // which repetition is lazy makes no difference
                case '-' -> value = false;
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default ->
                    throw HttpPatternText.error(
                            "invalid or unsupported Perl syntax: `(?" + text.text.substring(start, text.at) + "`");
            }
        }
        throw HttpPatternText.error("missing closing ): `" + text.text + "`");
    }

    private Node escape() {
        if (text.at + 1 < text.text.length()) {
            switch (text.text.charAt(text.at + 1)) {
                case 'A' -> {
                    text.at += 2;
                    return new Node.At(Position.START);
                }
                case 'z' -> {
                    text.at += 2;
                    return new Node.At(Position.END);
                }
                case 'b' -> {
                    text.at += 2;
                    return new Node.At(Position.WORD_BOUNDARY);
                }
                case 'B' -> {
                    text.at += 2;
                    return new Node.At(Position.NO_WORD_BOUNDARY);
                }
                default -> {}
            }
        }
        IntPredicate set = characters.escapedSet();
        return set != null ? new Node.OneOf(set) : literal(characters.escapedCharacter());
    }

    private Node literal(int c) {
        return new Node.OneOf(characters.folded(c, c));
    }
}
