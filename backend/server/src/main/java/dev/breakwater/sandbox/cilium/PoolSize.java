package dev.breakwater.sandbox.cilium;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How many addresses a load balancer pool holds, and whether two pools hold the same one. */
record PoolSize(BigInteger total, List<Range> ranges) {
    /** Addresses of one family, from the first to the last. */
    record Range(int family, BigInteger first, BigInteger last) {
        boolean overlaps(Range other) {
            return family == other.family && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }

    static PoolSize of(JsonNode pool) {
        boolean keepsEnds = !pool.at("/spec/allowFirstLastIPs").asString("Yes").equals("No");
        var blocks = pool.at("/spec/blocks");
        var total = blocks.valueStream().map(block -> size(block, keepsEnds)).reduce(BigInteger.ZERO, BigInteger::add);
        return new PoolSize(total, blocks.valueStream().map(PoolSize::range).toList());
    }

    private static BigInteger size(JsonNode block, boolean keepsEnds) {
        var range = range(block);
        var size = range.last.subtract(range.first).add(BigInteger.ONE);
        boolean trims = !keepsEnds && block.has("cidr") && size.compareTo(BigInteger.TWO) > 0;
        return trims ? size.subtract(BigInteger.TWO) : size;
    }

    boolean overlaps(PoolSize other) {
        return ranges.stream().anyMatch(mine -> other.ranges.stream().anyMatch(mine::overlaps));
    }

    private static Range range(JsonNode block) {
        if (!block.has("cidr")) {
            var first = block.path("start").asString("0.0.0.0");
            return range(first, block.path("stop").asString(first));
        }
        var sides = block.get("cidr").asString().split("/", 2);
        var address = InetAddress.ofLiteral(sides[0]).getAddress();
        int hostBits = address.length * 8 - Integer.parseInt(sides[1]);
        var first = new BigInteger(1, address).shiftRight(hostBits).shiftLeft(hostBits);
        var last = first.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE);
        return new Range(address.length, first, last);
    }

    /** Numbers that are no addresses make an empty range: the schema does not check them. */
    private static Range range(String first, String last) {
        try {
            var from = InetAddress.ofLiteral(first).getAddress();
            var to = InetAddress.ofLiteral(last).getAddress();
            return new Range(from.length, new BigInteger(1, from), new BigInteger(1, to));
        } catch (IllegalArgumentException notAnAddress) {
            return new Range(0, BigInteger.ONE, BigInteger.ZERO);
        }
    }
}
