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
}
