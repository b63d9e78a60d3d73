package dev.breakwater.reach.rule;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The regular expressions of HTTP rules, which are RE2's and must match the whole. */
public final class HttpPattern {
    private HttpPattern() {}

    /** What is wrong with an expression, or null. */
    public static @Nullable String error(String expression) {
        try {
            Pattern.compile(expression);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }

    /** False also for an expression that is none. */
    public static boolean matches(String expression, String text) {
        return error(expression) == null && Pattern.matches(expression, text);
    }
}
