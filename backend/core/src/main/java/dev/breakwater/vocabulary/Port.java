package dev.breakwater.vocabulary;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports of one protocol, written {@code 443/TCP} or {@code 8000-8080/UDP}; decimals only, 1 to 65535. */
public record Port(int first, int last, Protocol protocol) implements Comparable<Port> {

    /** The transport protocols that carry ports and that Cilium can match. */
    public enum Protocol {
        TCP,
        UDP,
        SCTP
    }

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?/(TCP|UDP|SCTP)");
    private static final Comparator<Port> ORDER =
            Comparator.comparing(Port::protocol).thenComparingInt(Port::first).thenComparingInt(Port::last);

    public Port {
        if (first < 1 || last > 65535 || first > last) {
            String what = first == last ? first + " is not a port" : first + "-" + last + " is not a range of ports";
            throw Rejection.invalid("port-out-of-range", what)
                    .remedy("Ports lie within 1 to 65535, and a range begins with its lower end");
        }
    }

    public static Port parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Rejection.invalid("port-invalid", "'" + Name.shown(text) + "' is not a port")
                    .remedy("Write it like 443/TCP, 53/UDP or 8000-8080/TCP: numbers without leading zeros, no names");
        }
        int first = Integer.parseInt(form.group(1));
        return new Port(
                first,
                form.group(2) == null ? first : Integer.parseInt(form.group(2)),
                Protocol.valueOf(form.group(3)));
    }

    public static Port tcp(int number) {
        return new Port(number, number, Protocol.TCP);
    }

    public boolean isRange() {
        return last > first;
    }

    public boolean includes(int number) {
        return first <= number && number <= last;
    }

    public boolean overlaps(Port other) {
        return protocol == other.protocol && first <= other.last && other.first <= last;
    }

    @Override
    public int compareTo(Port other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return first + (isRange() ? "-" + last : "") + "/" + protocol;
    }
}
