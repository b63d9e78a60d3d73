package dev.breakwater.console.peering;

import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeerProfile.Family;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a form writes what a peering is: {@code 10.0.1.1, fd00:0:1::1}, {@code role=edge}, {@code ipv4, ipv6}. */
final class Fields {
    private Fields() {}

    static String addresses(PeeringIntent peering) {
        return peering.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    static SortedSet<IpAddress> addresses(String text) {
        return parts(text).map(IpAddress::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    static String families(PeerProfile profile) {
        return profile.families().stream()
                .map(family -> family.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static SortedSet<Family> families(String text) {
        return parts(text)
                .map(part -> Stream.of(Family.values())
                        .filter(family -> family.name().equalsIgnoreCase(part))
                        .findFirst()
                        .orElseThrow(() -> Rejection.invalid("family-unknown", "'" + part + "' is no address family")
                                .remedy("Write ipv4, ipv6 or both with a comma between")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Labels labels(String text) {
        var labels = new TreeMap<String, String>();
        parts(text).forEach(label -> {
            String[] pair = label.split("=", 2);
            if (pair.length < 2) {
                throw Rejection.invalid("labels-unreadable", "'" + label + "' is no label")
                        .remedy("Write node labels like breakwater.dev/bgp=edge");
            }
            labels.put(pair[0].strip(), pair[1].strip());
        });
        return new Labels(labels);
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
