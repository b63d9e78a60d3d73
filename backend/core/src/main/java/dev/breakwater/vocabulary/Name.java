package dev.breakwater.vocabulary;

import java.util.regex.Pattern;

/** A name in the form of a DNS label (RFC 1123): 1 to 63 of a-z, 0-9 and inner hyphens. */
public record Name(String value) implements Comparable<Name> {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public Name {
        if (!DNS_LABEL.matcher(value).matches()) {
            throw Rejection.invalid("name-invalid", "'" + shown(value) + "' is not a name")
                    .remedy("Use 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    public static Name parse(String text) {
        return new Name(text);
    }

    /** A text as a refusal repeats it: without what cannot be seen, and of a long one its beginning. */
    public static String shown(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }

    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
