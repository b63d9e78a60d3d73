package dev.breakwater.reach.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpPatternTest {

    private static void matching(String expression, String... texts) {
        for (String text : texts) {
            assertThat(HttpPattern.matches(expression, text))
                    .as(expression + " on " + text)
                    .isTrue();
        }
    }

    private static void failing(String expression, String... texts) {
        assertThat(HttpPattern.error(expression)).as(expression).isNull();
        for (String text : texts) {
            assertThat(HttpPattern.matches(expression, text))
                    .as(expression + " on " + text)
                    .isFalse();
        }
    }

    @Test
    void matchesTheWholeText() {
        matching("/v1/charge", "/v1/charge");
        failing("/v1/charge", "/v1/charge/", "x/v1/charge", "/v1/charg");
        matching("GET|POST", "GET", "POST");
        failing("GET|POST", "GETPOST", "");
    }

    @Test
    void repeatsAndGroups() {
        matching("a*", "", "aaa");
        matching("a+b?", "a", "aab");
        failing("a+b?", "", "abb");
        matching("(ab){2,3}", "abab", "ababab");
        failing("(ab){2,3}", "ab", "abababab");
        matching("a{2}", "aa");
        matching("a{2,}", "aaaa");
        matching("a{,2}", "a{,2}");
        matching("(?P<name>a)(?:b)(?<other>c)", "abc");
        matching("a*?b", "aab");
    }

    @Test
    void knowsClasses() {
        matching("[a-c]+", "abc");
        failing("[^a-c]", "a");
        matching("[^a]", "\n");
        matching("[]a]+", "]a");
        matching("[a\\d-]+", "a-1");
        matching("[[:alpha:]]+[[:^alpha:]]", "ab1");
        matching("\\d\\D\\w\\W\\s\\S", "1x_- .");
        matching(".", "x");
        failing(".", "\n");
        matching("\\pL\\p{Greek}\\PN", "aαb");
    }

    @Test
    void knowsEscapesAnchorsAndFlags() {
        matching("\\x41\\x{42}\\103\\.", "ABC.");
        matching("\\Qa.b\\E+", "a.bb");
        failing("\\Qa.b\\E", "axb");
        matching("^/a$", "/a");
        matching("(?i)get", "GET", "gEt");
        matching("(?i:a)b", "Ab");
        failing("(?i:a)b", "AB");
        matching("(?s).", "\n");
        matching("\\bab\\b", "ab");
        failing("a\\bb", "ab");
    }

    @Test
    void refusesWhatRe2Refuses() {
        for (String wrong : new String[] {
            "(",
            ")",
            "[",
            "[z-a]",
            "[[:nothing:]]",
            "*",
            "a**",
            "a*+",
            "a++",
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?>a)",
            "\\1",
            "\\Z",
            "\\y",
            "\\",
            "a{1001}",
            "a{3,2}",
            "(?x)a",
            "\\p{Nothing}"
        }) {
            assertThat(HttpPattern.error(wrong)).as(wrong).isNotNull();
            assertThat(HttpPattern.matches(wrong, wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void takesTimeThatGrowsWithTheTextOnly() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> failing("(a*)*(a|a)*(a|aa)+b", "a".repeat(2000)));
    }

    @Test
    void knowsEachClassOfPosixByItsCharacters() {
        String lower = "abcdefghijklmnopqrstuvwxyz";
        String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String digits = "0123456789";
        String punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
        String control = between(0, 31) + "\u007f";
        holding("[[:alnum:]]", lower + upper + digits);
        holding("[[:alpha:]]", lower + upper);
        holding("[[:ascii:]]", between(0, 127));
        holding("[[:blank:]]", " \t");
        holding("[[:cntrl:]]", control);
        holding("[[:digit:]]", digits);
        holding("[[:graph:]]", lower + upper + digits + punctuation);
        holding("[[:lower:]]", lower);
        holding("[[:print:]]", lower + upper + digits + punctuation + " ");
        holding("[[:punct:]]", punctuation);
        holding("[[:space:]]", " \t\n\r\f\u000b");
        holding("[[:upper:]]", upper);
        holding("[[:word:]]", lower + upper + digits + "_");
        holding("[[:xdigit:]]", digits + "abcdefABCDEF");
        holding("\\d", digits);
        holding("\\w", lower + upper + digits + "_");
        holding("\\s", " \t\n\r\f");
    }

    private static String between(int first, int last) {
        var characters = new StringBuilder();
        for (int c = first; c <= last; c++) {
            characters.appendCodePoint(c);
        }
        return characters.toString();
    }

    /** Of the first 300 characters there are. */
    private static void holding(String expression, String characters) {
        for (int c = 0; c < 300; c++) {
            String text = Character.toString(c);
            assertThat(HttpPattern.matches(expression, text))
                    .as("%s on %d", expression, c)
                    .isEqualTo(characters.contains(text));
        }
    }

    @Test
    void knowsWhereALineAndAWordEnd() {
        matching("(?m)a$\n^b", "a\nb");
        failing("(?m)a$b", "ab");
        failing("(?m)a^b", "ab");
        failing("a$\n^b", "a\nb");
        matching("(?m)^a$", "a");
        matching("a\\Bb", "ab");
        failing("a\\B-", "a-");
        failing("\\Ba", "a");
        failing("a\\B", "a");
        matching("-\\B-", "--");
        matching("\\Aab\\z", "ab");
        failing("a\\zb", "ab");
        failing("a\\Ab", "ab");
    }

    @Test
    void ignoresCaseOnlyWhereItIsTold() {
        matching("(?i)[a-c]X", "Bx", "bX");
        failing("(?i)[a-c]", "d", "D");
        failing("[a-c]", "B");
        matching("(?i)a(?-i)b", "Ab");
        failing("(?i)a(?-i)b", "aB");
        failing("(?s-s).", "\n");
        matching("(?U)a*", "aa");
    }

    @Test
    void countsUpToAThousand() {
        matching("a{1000}", "a".repeat(1000));
        failing("a{1000}", "a".repeat(999), "a".repeat(1001));
        matching("a{0,2}", "", "a", "aa");
        failing("a{0,2}", "aaa");
        matching("a{2,2}", "aa");
        matching("a{0}", "");
        failing("a{0}", "a");
        failing("a{2,}", "a");
        matching("a{10,}", "a".repeat(10), "a".repeat(99));
        matching("a{02}", "a{02}");
        matching("a{x}", "a{x}");
        matching("a{}", "a{}");
        matching("a{", "a{");
        matching("a{1", "a{1");
        matching("a{,}", "a{,}");
        matching("a{12345678}", "a{12345678}");
        for (String wrong : new String[] {"a{0,1001}", "a{1001,}", "a{2,1}", "a{1234567}"}) {
            assertThat(HttpPattern.error(wrong)).as(wrong).startsWith("invalid repeat count");
        }
    }

    @Test
    void readsEscapesByTheirNumbers() {
        matching("\\a\\f\\n\\r\\t\\v", "\u0007\f\n\r\t\u000b");
        matching("\\0", "\0");
        matching("\\07", "\u0007");
        matching("\\1234", "S4");
        matching("\\778", "?8");
        matching("\\08", "\0008");
        matching("\\x7e", "~");
        matching("\\x{10FFFF}", Character.toString(0x10FFFF));
        matching("\\x{0}", "\0");
        matching("\\x{41}\\x42B", "ABB");
        matching("[\\x41-\\x{43}]+", "ABC");
        matching("\\_\\-\\/", "_-/");
        for (String wrong :
                new String[] {"\\x{110000}", "\\x{-1}", "\\x4", "\\xg0", "\\x{41", "\\8", "\\1", "\\7", "\\ä"}) {
            assertThat(HttpPattern.error(wrong)).as(wrong).startsWith("invalid escape sequence");
        }
    }

    @Test
    void readsClassesToTheirEnd() {
        matching("[a-]+", "a-");
        matching("[-a]+", "-a");
        matching("[a-a]", "a");
        matching("[^]a]", "b");
        failing("[^]a]", "]", "a");
        matching("[[:]+", "[:");
        matching("[[:digit:]x]+", "1x");
        failing("[[:digit:]x]", ":");
        failing("[[:^digit:]]", "1");
        matching("[\\]]", "]");
        matching("[\\d-x]+", "1-x");
        matching("\\p{^L}", "1");
        failing("\\p{^L}", "a");
        matching("\\p{Lu}\\p{L}", "Aa");
        failing("\\p{Lu}", "a");
        matching("[\\pN]", "1");
        for (String wrong : new String[] {"[a", "[]", "[^]", "[a-", "[\\", "[a-\\", "\\p", "\\p{L", "[[:digit:"}) {
            assertThat(HttpPattern.error(wrong)).as(wrong).isNotNull();
        }
    }

    @Test
    void quotesUpToTheEndOrToTheEndOfTheText() {
        matching("\\Qa.b", "a.b");
        matching("\\Qa+\\Eb", "a+b");
        matching("\\Q\\Ea", "a");
        matching("x\\Q.*\\E", "x.*");
        failing("\\Qab\\E*", "", "abab");
        matching("\\Qab\\E*", "a", "abb");
    }

    @Test
    void namesGroupsAsGoDoes() {
        matching("(?P<a_1>x)y", "xy");
        matching("(?<a>x|y)z", "yz");
        for (String wrong :
                new String[] {"(?P<>x)", "(?<>x)", "(?P<a-b>x)", "(?P<a", "(?P=a)", "(?i", "(?i:a", "(?<!a)"}) {
            assertThat(HttpPattern.error(wrong)).as(wrong).isNotNull();
        }
    }

    @Test
    void refusesWhatGrowsBeyondMeasure() {
        assertThat(HttpPattern.error("(".repeat(500) + ")".repeat(500))).isNull();
        assertThat(HttpPattern.error("(".repeat(501) + ")".repeat(501))).isEqualTo("expression nests too deeply");
        assertThat(HttpPattern.error("()".repeat(501))).as("side by side").isNull();
        assertThat(HttpPattern.error("((a{1000}){1000})")).isEqualTo("expression too large");
        assertThat(HttpPattern.error("((a{100}){100})")).isNull();
    }

    @Test
    void saysWhatIsWrongInGosWords() {
        assertThat(HttpPattern.error("a**")).isEqualTo("invalid nested repetition operator: `**`");
        assertThat(HttpPattern.error("[z-a]")).isEqualTo("invalid character class range: `z-a`");
        assertThat(HttpPattern.error("*")).isEqualTo("missing argument to repetition operator: `*`");
        assertThat(HttpPattern.error(")")).isEqualTo("unexpected )");
        assertThat(HttpPattern.error("(?=a)")).isEqualTo("invalid or unsupported Perl syntax: `(?=`");
    }
}
