package dev.breakwater.vocabulary;

import java.util.regex.Pattern;

/** An autonomous system number of four octets (RFC 6793), 1 to 4294967294, in plain decimal. */
public record Asn(long value) implements Comparable<Asn> {
    private static final long HIGHEST = 4294967294L;
    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,9}");

    public Asn {
        if (value < 1 || value > HIGHEST) {
            throw Rejection.invalid("asn-out-of-range", "The ASN " + value + " is not between 1 and 4294967294");
        }
    }

    public static Asn parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw Rejection.invalid("asn-invalid", "'" + Name.shown(text) + "' is not an ASN in plain decimal");
        }
        return new Asn(Long.parseLong(text));
    }

    @Override
    public int compareTo(Asn other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
