package dev.breakwater.vocabulary;

import java.util.regex.Pattern;

/** A BGP community: standard {@code 64512:100} (RFC 1997) or large {@code 64512:1:100} (RFC 8092). */
public record Community(String value) implements Comparable<Community> {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,9})(:(0|[1-9][0-9]{0,9})){1,2}");

    public Community {
        if (!FORM.matcher(value).matches() || !inRange(value)) {
            throw Rejection.invalid("community-invalid", "'" + Name.shown(value) + "' is not a BGP community")
                    .remedy("Write it like 64512:100 (each at most 65535) or 64512:1:100 (each at most 4294967295)");
        }
    }

    public static Community parse(String text) {
        return new Community(text);
    }

    public boolean isLarge() {
        return value.indexOf(':') != value.lastIndexOf(':');
    }

    @Override
    public int compareTo(Community other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean inRange(String text) {
        String[] parts = text.split(":", -1);
        long highest = parts.length == 3 ? 4294967295L : 65535L;
        for (String part : parts) {
            if (Long.parseLong(part) > highest) {
                return false;
            }
        }
        return true;
    }
}
