package dev.breakwater.reach.object;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.PortMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ICMP types of an item, by number or by the name that their family gives them. */
final class IcmpTypes {
    private static final int MOST = 40;
    private static final int HIGHEST = 65535;
    private static final Map<String, Integer> V4 = table(
            "EchoReply 0 DestinationUnreachable 3 Redirect 5 Echo 8 EchoRequest 8 RouterAdvertisement 9 RouterSelection 10"
                    + " TimeExceeded 11 ParameterProblem 12 Timestamp 13 TimestampReply 14 Photuris 40"
                    + " ExtendedEchoRequest 42 ExtendedEchoReply 43");
    private static final Map<String, Integer> V6 = table(
            "DestinationUnreachable 1 PacketTooBig 2 TimeExceeded 3 ParameterProblem 4 EchoRequest 128 EchoReply 129"
                    + " MulticastListenerQuery 130 MulticastListenerReport 131 MulticastListenerDone 132"
                    + " RouterSolicitation 133 RouterAdvertisement 134 NeighborSolicitation 135"
                    + " NeighborAdvertisement 136 RedirectMessage 137 RouterRenumbering 138"
                    + " ICMPNodeInformationQuery 139 ICMPNodeInformationResponse 140"
                    + " InverseNeighborDiscoverySolicitation 141 InverseNeighborDiscoveryAdvertisement 142"
                    + " HomeAgentAddressDiscoveryRequest 144 HomeAgentAddressDiscoveryReply 145"
                    + " MobilePrefixSolicitation 146 MobilePrefixAdvertisement 147"
                    + " DuplicateAddressRequestCodeSuffix 157 DuplicateAddressConfirmationCodeSuffix 158"
                    + " ExtendedEchoRequest 160 ExtendedEchoReply 161");

    private IcmpTypes() {}

    private static Map<String, Integer> table(String words) {
        var table = new HashMap<String, Integer>();
        String[] split = words.split(" ", -1);
        for (int i = 0; i < split.length; i += 2) {
            table.put(split[i], Integer.valueOf(split[i + 1]));
        }
        return Map.copyOf(table);
    }

    static Stream<PortMatch> read(Tree icmp) {
        List<Tree> fields = icmp.at("fields").items();
        if (fields.size() > MOST) {
            throw Unacceptable.schema(icmp.path(), "too many types, the max is " + MOST);
        }
        return fields.stream().map(IcmpTypes::match);
    }

    /** Type 0, which is EchoReply, is every type: Cilium keeps types as ports. */
    private static PortMatch match(Tree field) {
        boolean v6 = "IPv6".equals(field.at("family").oneOf(List.of("IPv4", "IPv6")));
        Protocol protocol = v6 ? Protocol.ICMPV6 : Protocol.ICMP;
        int type = type(field.at("type"), v6);
        return type == 0 ? new PortMatch.Range(protocol, 0, HIGHEST) : new PortMatch.Range(protocol, type, type);
    }

    private static int type(Tree type, boolean v6) {
        if (type.isNumber()) {
            Integer number = type.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
            return number == null ? 0 : Math.clamp(number, 0, HIGHEST);
        }
        String text = type.requiredText();
        Integer named = (v6 ? V6 : V4).get(text);
        if (named != null) {
            return named;
        }
        int number = text.chars().allMatch(c -> c >= '0' && c <= '9') ? PortSpelling.slot(text) : -1;
        if (number < 0 || number > 255) {
            throw Unacceptable.cilium(type.path(), "ICMP type " + text + " not found in " + (v6 ? "IPv6" : "IPv4"));
        }
        return number;
    }
}
