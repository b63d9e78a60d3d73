package dev.breakwater.reach.rule;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The characters that one element of an expression stands for: escapes and classes. */
final class HttpPatternCharacters {
    static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
    static final IntPredicate WORD = c -> DIGIT.test(c) || isIn('a', c, 'z') || isIn('A', c, 'Z') || c == '_';
    private static final IntPredicate SPACE = c -> c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    private static final Map<String, IntPredicate> POSIX = Map.ofEntries(
            Map.entry("alnum", c -> WORD.test(c) && c != '_'),
            Map.entry("alpha", c -> WORD.test(c) && c != '_' && !DIGIT.test(c)),
            Map.entry("ascii", c -> c < 128),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < 32 || c == 127),
            Map.entry("digit", DIGIT),
            Map.entry("graph", c -> c > 32 && c < 127),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("print", c -> c >= 32 && c < 127),
            Map.entry("punct", c -> c > 32 && c < 127 && (!WORD.test(c) || c == '_')),
            Map.entry("space", c -> SPACE.test(c) || c == 11),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("word", WORD),
            Map.entry("xdigit", c -> DIGIT.test(c) || isIn('a', c, 'f') || isIn('A', c, 'F')));

    private final HttpPatternText text;

    HttpPatternCharacters(HttpPatternText text) {
        this.text = text;
    }

    private static boolean isIn(int low, int c, int high) {
        return low <= c && c <= high;
    }

    /** {@code \d} and the like, or null. */
    @Nullable
    IntPredicate escapedSet() {
        if (text.at + 1 >= text.text.length()) {
            return null;
        }
        char c = text.text.charAt(text.at + 1);
        IntPredicate set = switch (c) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.negate();
            case 'w' -> WORD;
            case 'W' -> WORD.negate();
            case 's' -> SPACE;
            case 'S' -> SPACE.negate();
            case 'p', 'P' -> {
                int from = text.at;
                boolean braced = text.text.startsWith("{", text.at + 2);
                int end = braced ? text.text.indexOf('}', text.at) : text.at + 2;
                if (end < 0 || end >= text.text.length()) {
                    throw HttpPatternText.error("invalid character class range: `" + text.text.substring(from) + "`");
                }
                text.at = end - 1; // two are added below
                yield unicode(text.text.substring(from, end + 1));
            }
            default -> null;
        };
        text.at += set == null ? 0 : 2;
        return set;
    }

    private IntPredicate unicode(String written) {
        String java = written.replace("{^", "{");
        boolean negated = !java.equals(written);
        try {
            var pattern =
                    Pattern.compile(java.matches("\\\\[pP]\\{..?\\}|\\\\[pP].") ? java : java.replace("{", "{Is"));
            IntPredicate set = c -> pattern.matcher(Character.toString(c)).matches();
            return negated ? set.negate() : set;
        } catch (PatternSyntaxException _) {
            throw HttpPatternText.error("invalid character class range: `" + written + "`");
        }
    }

    int escapedCharacter() {
        text.at++;
        if (text.atEnd()) {
            throw HttpPatternText.error("trailing backslash at end of expression: ``");
        }
        int c = text.next();
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'x' -> hexadecimal();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            default -> {
                if (c >= 128 || (WORD.test(c) && c != '_')) {
                    throw HttpPatternText.error("invalid escape sequence: `\\" + Character.toString(c) + "`");
                }
                yield c;
            }
        };
    }

    private int octal(int first) {
        boolean more = !text.atEnd() && text.peek() >= '0' && text.peek() <= '7';
        if (first != '0' && !more) {
            throw HttpPatternText.error("invalid escape sequence: `\\" + (char) first + "`"); // a back reference
        }
        int value = first - '0';
        for (int i = 1; i < 3 && !text.atEnd() && text.peek() >= '0' && text.peek() <= '7'; i++) {
            value = value * 8 + text.next() - '0';
        }
        return value;
    }

    private int hexadecimal() {
        int end = text.accept('{') ? text.text.indexOf('}', text.at) : text.at + 2;
        try {
            int value = Integer.parseInt(text.text.substring(text.at, end), 16);
            text.at = text.text.startsWith("}", end) && text.text.charAt(text.at - 1) == '{' ? end + 1 : end;
            if (value >= 0 && value <= Character.MAX_CODE_POINT) {
                return value;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException _) {
            // refused below
        }
        throw HttpPatternText.error("invalid escape sequence: `\\x`");
    }

    IntPredicate characterClass() {
        int start = text.at++;
        boolean negated = text.accept('^');
        IntPredicate set = _ -> false;
        boolean first = true;
        while (first || (!text.atEnd() && text.peek() != ']')) {
            if (text.atEnd()) {
                throw HttpPatternText.error("missing closing ]: `" + text.text.substring(start) + "`");
            }
            first = false;
            set = set.or(member());
        }
        if (!text.accept(']')) {
            throw HttpPatternText.error("missing closing ]: `" + text.text.substring(start) + "`");
        }
        return negated ? set.negate() : set;
    }

    private IntPredicate member() {
        if (text.text.startsWith("[:", text.at) && text.text.indexOf(":]", text.at + 2) >= 0) {
            return posix();
        }
        IntPredicate set = text.peek() == '\\' ? escapedSet() : null;
        if (set != null) {
            return set;
        }
        int low = single();
        boolean range = text.at + 1 < text.text.length() && text.peek() == '-' && text.text.charAt(text.at + 1) != ']';
        if (!range) {
            return folded(low, low);
        }
        text.at++;
        int high = single();
        if (high < low) {
            throw HttpPatternText.error("invalid character class range: `" + Character.toString(low) + "-"
                    + Character.toString(high) + "`");
        }
        return folded(low, high);
    }

    private IntPredicate posix() {
        int end = text.text.indexOf(":]", text.at + 2);
        String name = text.text.substring(text.at + 2, end);
        boolean negated = name.startsWith("^");
        IntPredicate set = POSIX.get(negated ? name.substring(1) : name);
        if (set == null) {
            throw HttpPatternText.error("invalid character class range: `[:" + name + ":]`");
        }
        text.at = end + 2;
        return negated ? set.negate() : set;
    }

    private int single() {
        if (text.atEnd()) {
            throw HttpPatternText.error("missing closing ]");
        }
        return text.peek() == '\\' ? escapedCharacter() : text.next();
    }

    IntPredicate folded(int low, int high) {
        IntPredicate exact = c -> low <= c && c <= high;
        return text.ignoreCase
                ? c -> exact.test(c) || exact.test(Character.toLowerCase(c)) || exact.test(Character.toUpperCase(c))
                : exact;
    }
}
