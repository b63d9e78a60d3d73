package dev.breakwater.console.peering;

import dev.breakwater.console.asked.Terms;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a form writes what a peering is: {@code 10.0.1.1, fd00:0:1::1}, {@code 64512:100, 64512:1:100}. */
final class Fields {
    private static final int MOST_ADDRESSES = 8;

    private Fields() {}

    static String addresses(PeeringIntent peering) {
        return Terms.listed(peering.addresses());
    }

    static SortedSet<IpAddress> addresses(String text) {
        SortedSet<IpAddress> addresses =
                Terms.parts(text).map(IpAddress::parse).collect(Collectors.toCollection(TreeSet::new));
        if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
            throw Rejection.invalid("addresses-count", "A peering needs 1 to 8 peer addresses");
        }
        return addresses;
    }

    static SortedSet<Community> communities(String text) {
        return Terms.parts(text).map(Community::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    static String asn(Asn number) {
        return "AS" + number;
    }

    /** As the protocol's own documents write them. */
    static String families(PeerProfile profile) {
        return profile.families().stream().map(Fields::family).collect(Collectors.joining(", "));
    }

    static String family(PeerProfile.Family family) {
        return switch (family) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
        };
    }
}
