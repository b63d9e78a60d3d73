package dev.breakwater.reach.party;

import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import org.jspecify.annotations.Nullable;

/** A block of addresses as two words; an IPv4 address stands in the low 32 bits of {@code low}. */
record Prefix(boolean v6, long high, long low, int length) implements Comparable<Prefix> {
    static final Prefix ALL_IPV4 = new Prefix(false, 0, 0, 0);
    static final Prefix ALL_IPV6 = new Prefix(true, 0, 0, 0);

    static Prefix of(Cidr cidr) {
        return of(cidr.network(), cidr.prefix());
    }

    /** An address, alone or with a length; null when it is neither. */
    static @Nullable Prefix parse(String text) {
        try {
            int slash = text.indexOf('/');
            if (slash >= 0) {
                Prefix written = of(
                        IpAddress.parse(text.substring(0, slash)),
                        Integer.parseInt(text, slash + 1, text.length(), 10));
                return written.length <= written.bits() ? written.masked() : null;
            }
            IpAddress address = IpAddress.parse(text);
            return of(address, address.isIpv6() ? 128 : 32);
        } catch (Rejection | NumberFormatException _) {
            return null;
        }
    }

    private static Prefix of(IpAddress address, int length) {
        long high = 0;
        long low = 0;
        for (byte each : address.bytes()) {
            high = (high << 8) | (low >>> 56);
            low = (low << 8) | (each & 255);
        }
        return new Prefix(address.isIpv6(), address.isIpv6() ? high : 0, low, length);
    }

    int bits() {
        return v6 ? 128 : 32;
    }

    private Prefix masked() {
        int host = bits() - length;
        if (!v6) {
            return new Prefix(false, 0, host == 32 ? 0 : (low >>> host) << host, length);
        }
        long keptHigh = host >= 128 ? 0 : host > 64 ? (high >>> (host - 64)) << (host - 64) : high;
        return new Prefix(true, keptHigh, host >= 64 ? 0 : (low >>> host) << host, length);
    }

    boolean contains(Prefix other) {
        return v6 == other.v6
                && length <= other.length
                && new Prefix(v6, other.high, other.low, length).masked().equals(this);
    }

    /** The address behind the last one of this block; null at the end of the family. */
    @Nullable
    Prefix behind() {
        int host = bits() - length;
        if (!v6) {
            long next = low + (1L << host);
            return next >>> 32 != 0 ? null : new Prefix(false, 0, next, 32);
        }
        long nextLow = host >= 64 ? 0 : low + (1L << host);
        long carry = host >= 64 ? (host == 128 ? 0 : 1L << (host - 64)) : nextLow == 0 ? 1 : 0;
        long nextHigh = high + carry;
        boolean over = host == 128 || (carry != 0 && nextHigh == 0);
        return over ? null : new Prefix(true, nextHigh, nextLow, 128);
    }

    Prefix firstAddress() {
        return new Prefix(v6, high, low, bits());
    }

    /** Blocks before the blocks within them, in the order of addresses. */
    @Override
    public int compareTo(Prefix other) {
        int order = Boolean.compare(v6, other.v6);
        order = order != 0 ? order : Long.compareUnsigned(high, other.high);
        order = order != 0 ? order : Long.compareUnsigned(low, other.low);
        return order != 0 ? order : Integer.compare(length, other.length);
    }

    String address() {
        if (!v6) {
            return ((low >> 24) & 255) + "." + ((low >> 16) & 255) + "." + ((low >> 8) & 255) + "." + (low & 255);
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            long word = group < 4 ? high : low;
            text.append(group == 0 ? "" : ":").append(Long.toHexString((word >>> (48 - 16 * (group % 4))) & 0xffff));
        }
        return IpAddress.parse(text.toString()).value();
    }

    @Override
    public String toString() {
        return length == bits() ? address() : address() + "/" + length;
    }
}
