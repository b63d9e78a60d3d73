package dev.breakwater.reach.rule;

import dev.breakwater.reach.rule.HttpPattern.Node;
import dev.breakwater.reach.rule.HttpPattern.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads RE2's syntax as Go does, and refuses what Go refuses: look-around, back references, possessive and stacked repetition. */
final class HttpPatternParser {
    private static final int DEEPEST = 500;

    private final HttpPatternText text;
    private final HttpPatternCharacters characters;
    private final HttpPatternRepetition repetition;
    private boolean dotAll;
    private boolean multiline;
    private int depth;

    HttpPatternParser(String expression) {
        this.text = new HttpPatternText(expression);
        this.characters = new HttpPatternCharacters(text);
        this.repetition = new HttpPatternRepetition(text);
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
            nodes.add(repetition.of(atom));
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
            nodes.add(repetition.of(nodes.removeLast()));
        }
    }

    private Node atom() {
        char c = text.peek();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.OneOf(characters.characterClass());
            case '*', '+', '?' -> throw HttpPatternText.error("missing argument to repetition operator: `" + c + "`");
            case '\\' -> escape();
            case '.' -> dot();
            case '^' -> at(1, multiline ? Position.LINE_START : Position.START);
            case '$' -> at(1, multiline ? Position.LINE_END : Position.END);
            default -> literal(text.next());
        };
    }

    private Node dot() {
        text.at++;
        boolean newline = dotAll;
        return new Node.OneOf(any -> newline || any != '\n');
    }

    private Node at(int length, Position position) {
        text.at += length;
        return new Node.At(position);
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
        char c = text.at + 1 < text.text.length() ? text.text.charAt(text.at + 1) : '\\';
        return switch (c) {
            case 'A' -> at(2, Position.START);
            case 'z' -> at(2, Position.END);
            case 'b' -> at(2, Position.WORD_BOUNDARY);
            case 'B' -> at(2, Position.NO_WORD_BOUNDARY);
            default -> {
                IntPredicate set = characters.escapedSet();
                yield set != null ? new Node.OneOf(set) : literal(characters.escapedCharacter());
            }
        };
    }

    private Node literal(int c) {
        return new Node.OneOf(characters.folded(c, c));
    }
}
