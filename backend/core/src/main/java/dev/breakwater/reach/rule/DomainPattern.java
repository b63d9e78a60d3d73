package dev.breakwater.reach.rule;

import java.util.Locale;
import java.util.regex.Pattern;

/** A {@code matchName} or {@code matchPattern}, lower case, without the trailing dot; {@code *} stays within one label. */
public record DomainPattern(String text, boolean isPattern) {
    public DomainPattern {
        text = text.toLowerCase(Locale.ROOT);
        text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether the name, with or without its trailing dot, is meant. */
    public boolean matches(String name) {
        String plain = new DomainPattern(name, false).text;
        if (!isPattern) {
            return text.equals(plain);
        }
        if (text.equals("*")) {
            return true;
        }
        String regex = Pattern.quote(text).replace("*", "\\E[-a-zA-Z0-9_]*\\Q");
        return Pattern.matches(regex, plain);
    }
}
