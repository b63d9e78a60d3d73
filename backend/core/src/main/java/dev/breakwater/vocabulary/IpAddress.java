package dev.breakwater.vocabulary;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address in canonical form (IPv6 as in RFC 5952); no zone, no IPv4-mapped form, no octal. */
public record IpAddress(String value) implements Comparable<IpAddress> {
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}");

    public IpAddress {
        value = canonical(parsed(value).getAddress());
    }

    public static IpAddress parse(String text) {
        return new IpAddress(text);
    }

    static IpAddress of(byte[] bytes) {
        return new IpAddress(canonical(bytes));
    }

    public boolean isIpv6() {
        return value.indexOf(':') >= 0;
    }

    /** Four or sixteen bytes in network order. */
    public byte[] bytes() {
        return parsed(value).getAddress();
    }

    @Override
    public int compareTo(IpAddress other) {
        return Comparator.comparing(IpAddress::isIpv6)
                .thenComparing(IpAddress::bytes, Arrays::compareUnsigned)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }

    private static InetAddress parsed(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Inet4Address.ofLiteral(text);
            }
            if (IPV6.matcher(text).matches() && Inet6Address.ofLiteral(text) instanceof Inet6Address address) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // falls through to the one refusal below
        }
        throw Rejection.invalid("address-invalid", "'" + Name.shown(text) + "' is not an IP address")
                .remedy("Write it like 10.0.1.1 or 2001:db8::1, without leading zeros, zone or prefix length");
    }

    private static String canonical(byte[] bytes) {
        return bytes.length == 4 ? ipv4(bytes) : ipv6(bytes);
    }

    private static String ipv4(byte[] bytes) {
        return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
        }
        int[] gap = longestZeroRun(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap[0]) {
                text.append("::");
                i += gap[1] - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Start and length of the first longest run of at least two zero groups, or start -1. */
    private static int[] longestZeroRun(int[] groups) {
        int[] best = {-1, 1};
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > best[1]) {
                best = new int[] {start, end - start};
            }
        }
        return best;
    }
}
