package dev.breakwater.vocabulary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A block of addresses such as 10.0.0.0/8, in canonical form: nothing set beyond the prefix. */
public record Cidr(IpAddress network, int prefix) implements Comparable<Cidr> {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Comparator<Cidr> ORDER =
            Comparator.comparing(Cidr::network).thenComparingInt(Cidr::prefix);

    public Cidr {
        int widest = network.isIpv6() ? 128 : 32;
        if (prefix < 0 || prefix > widest) {
            throw Rejection.invalid("cidr-invalid", "'" + network + "/" + prefix + "' has a prefix above " + widest);
        }
        IpAddress masked = masked(network, prefix);
        if (!masked.equals(network)) {
            throw Rejection.invalid(
                            "cidr-has-host-bits", "'" + network + "/" + prefix + "' has bits set beyond its prefix")
                    .remedy("Did you mean " + masked + "/" + prefix + "?");
        }
    }

    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            throw Rejection.invalid("cidr-invalid", "'" + Name.shown(text) + "' is not a CIDR")
                    .remedy("Write it like 10.0.0.0/8 or 2001:db8::/32; a single address is /32 or /128");
        }
        return new Cidr(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** The block of that length which an address lies in. */
    public static Cidr around(IpAddress address, int prefix) {
        int widest = address.isIpv6() ? 128 : 32;
        return new Cidr(masked(address, Math.clamp(prefix, 0, widest)), prefix);
    }

    /** The block of one address. */
    public static Cidr only(IpAddress address) {
        return new Cidr(address, address.isIpv6() ? 128 : 32);
    }

    public boolean isIpv6() {
        return network.isIpv6();
    }

    public boolean contains(IpAddress address) {
        return isIpv6() == address.isIpv6() && masked(address, prefix).equals(network);
    }

    public boolean contains(Cidr other) {
        return isIpv6() == other.isIpv6()
                && prefix <= other.prefix
                && masked(other.network, prefix).equals(network);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public int compareTo(Cidr other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }

    private static IpAddress masked(IpAddress address, int prefix) {
        byte[] bytes = address.bytes();
        int whole = prefix / 8;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xff00 >> prefix % 8);
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        return IpAddress.of(bytes);
    }
}
