package dev.breakwater.reach.party;

import dev.breakwater.reach.rule.DomainPattern;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** DNS names that stand for what the patterns mean: each name itself, and for a pattern a name that it and few others match. */
public final class Names {
    private static final String SOMETHING = "zz-any";

    private Names() {}

    static SortedSet<String> representing(Collection<DomainPattern> patterns) {
        var names = new TreeSet<String>();
        for (DomainPattern each : patterns) {
            names.add(each.isPattern() ? each.text().replace("*", SOMETHING) : each.text());
        }
        return names;
    }

    /** As {@link DomainPattern#matches}, without compiling: both lower case and without a dot at the end. */
    public static boolean matches(DomainPattern pattern, String name) {
        String text = pattern.text();
        if (!pattern.isPattern() || text.indexOf('*') < 0) {
            return text.equals(name);
        }
        return text.equals("*") || matches(text, 0, name, 0);
    }

    private static boolean matches(String pattern, int p, String name, int n) {
        while (p < pattern.length() && pattern.charAt(p) != '*') {
            if (n >= name.length() || name.charAt(n) != pattern.charAt(p)) {
                return false;
            }
            p++;
            n++;
        }
        if (p == pattern.length()) {
            return n == name.length();
        }
        int end = n;
        while (true) {
            if (matches(pattern, p + 1, name, end)) {
                return true;
            }
            if (end >= name.length() || !inLabel(name.charAt(end))) {
                return false;
            }
            end++;
        }
    }

    private static boolean inLabel(char each) {
        return each == '-'
                || each == '_'
                || (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9');
    }
}
