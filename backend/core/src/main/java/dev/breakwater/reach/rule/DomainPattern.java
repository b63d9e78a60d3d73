package dev.breakwater.reach.rule;

import java.util.Locale;

/** A {@code matchName} or {@code matchPattern}, lower case, without the trailing dot; {@code *} stays within one label. */
public record DomainPattern(String text, boolean isPattern) {
    public DomainPattern {
        text = plain(text);
    }

    /** A DNS name as it is compared: lower case, without the trailing dot. */
    public static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether the name, with or without its trailing dot, is meant; {@code *} alone is any name. */
    public boolean matches(String name) {
        String plain = plain(name);
        if (!isPattern) {
            return text.equals(plain);
        }
        return text.equals("*") || glob(plain);
    }

    /** Greedy with one point to return to, so linear for one star and never worse than quadratic. */
    private boolean glob(String name) {
        int at = 0;
        int read = 0;
        int star = -1;
        int resume = 0;
        while (read < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resume = read;
            } else if (at < text.length() && text.charAt(at) == name.charAt(read)) {
                at++;
                read++;
            } else if (star >= 0 && inLabel(name.charAt(resume))) {
                at = star + 1;
                read = ++resume;
            } else {
                return false;
            }
        }
        return text.chars().skip(at).allMatch(rest -> rest == '*');
    }

    private static boolean inLabel(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
