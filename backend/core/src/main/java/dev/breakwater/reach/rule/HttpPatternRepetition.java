package dev.breakwater.reach.rule;

import dev.breakwater.reach.rule.HttpPattern.Node;
import org.jspecify.annotations.Nullable;

/** What may stand behind an element of an expression: a star, a plus, a question mark or counts. */
final class HttpPatternRepetition {
    private static final int MOST = 1000;

    private final HttpPatternText text;

    HttpPatternRepetition(HttpPatternText text) {
        this.text = text;
    }

    Node of(Node atom) {
        int start = text.at;
        int[] bounds = bounds();
        if (bounds == null) {
            return atom;
        }
        text.accept('?'); // laziness changes nothing where the whole must match
        if (bounds() != null) {
            throw HttpPatternText.error(
                    "invalid nested repetition operator: `" + text.text.substring(start, text.at) + "`");
        }
        return new Node.Repeat(atom, bounds[0], bounds[1]);
    }

    private int @Nullable [] bounds() {
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
        if (from > MOST || to > MOST || (to >= 0 && to < from)) {
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
}
