package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** What Cilium merges: all entries of one direction of an endpoint whose port stands in one slot. They share a parser. */
final class Filter {
    /** Whether a flow's port is one of the filter's; in doubt where entries of one slot disagree and chance decides. */
    enum Match {
        NO,
        YES,
        IN_DOUBT
    }

    private final PortMatch.Slot key;
    private final List<Entry> entries = new ArrayList<>();
    private final List<PortMatch> ports = new ArrayList<>();
    private String parser = "";

    Filter(PortMatch.Slot key) {
        this.key = key;
    }

    void add(Entry entry) {
        entries.add(entry);
        if (!ports.contains(entry.port())) {
            ports.add(entry.port());
        }
        if (!entry.isDeny()) {
            String merged = LayerSeven.mergedParser(parser, entry.parser());
            parser = merged == null ? parser : merged;
        }
    }

    List<Entry> entries() {
        return entries;
    }

    String parser() {
        return parser;
    }

    /** Whether it sends anything to a proxy. */
    boolean isRedirect() {
        return entries.stream()
                .anyMatch(entry -> !entry.isDeny() && entry.merging().isRedirect());
    }

    /** Whether it begins at the same port as another, of the same protocol; proxies have one listener for both. */
    boolean begins(Filter other, ToIntBiFunction<String, Protocol> namedPorts) {
        int first = first(namedPorts);
        return key.protocol() == other.key.protocol()
                && first != NamedPorts.UNDEFINED
                && first == other.first(namedPorts);
    }

    /** Whether this is its first port, the only one for which the DNS proxy has its rules. */
    boolean beginsAt(int port, ToIntBiFunction<String, Protocol> namedPorts) {
        return first(namedPorts) == port;
    }

    boolean isNamed() {
        return !key.name().isEmpty();
    }

    private int first(ToIntBiFunction<String, Protocol> namedPorts) {
        return switch (ports.getFirst()) {
            case PortMatch.Every _ -> 0;
            case PortMatch.Range range -> range.first();
            case PortMatch.Named named -> namedPorts.applyAsInt(named.name(), named.protocol());
        };
    }

    @Nullable
    Protocol protocol() {
        return key.protocol();
    }

    Match matches(Protocol protocol, int port, ToIntBiFunction<String, Protocol> namedPorts) {
        if (key.protocol() != null && key.protocol() != protocol) {
            return Match.NO;
        }
        long hits = ports.stream()
                .filter(match -> contains(match, port, namedPorts))
                .count();
        boolean sure = hits == ports.size() && !(isRedirect() && isEveryPortToSome());
        return hits == 0 ? Match.NO : sure ? Match.YES : Match.IN_DOUBT;
    }

    private static boolean contains(PortMatch match, int port, ToIntBiFunction<String, Protocol> namedPorts) {
        return switch (match) {
            case PortMatch.Every _ -> true;
            case PortMatch.Range range -> range.first() <= port && port <= range.last();
            case PortMatch.Named named -> {
                int first = namedPorts.applyAsInt(named.name(), named.protocol());
                yield first != NamedPorts.UNDEFINED && first <= port && port <= Math.max(first, named.endPort());
            }
        };
    }

    /** Whether the proxy takes it for a rule on all ports, under which it checks nothing. */
    boolean isEveryPortToProxy() {
        return ports.stream().anyMatch(Filter::isEveryPort);
    }

    private boolean isEveryPortToSome() {
        return ports.stream().map(Filter::isEveryPort).distinct().count() > 1;
    }

    private static boolean isEveryPort(PortMatch port) {
        return switch (port) {
            case PortMatch.Every _ -> true;
            case PortMatch.Range range -> range.first() == 0 && range.endPort() == 0;
            case PortMatch.Named _ -> false;
        };
    }

    /** How many ports the largest piece of the range has that the datapath keeps under one key and that holds the port. */
    static int pieceAround(PortMatch match, int port, ToIntBiFunction<String, Protocol> namedPorts) {
        return switch (match) {
            case PortMatch.Every _ -> Integer.MAX_VALUE;
            case PortMatch.Range range -> pieceAround(range.first(), range.last(), port);
            case PortMatch.Named named -> {
                int first = namedPorts.applyAsInt(named.name(), named.protocol());
                yield pieceAround(first, Math.max(first, named.endPort()), port);
            }
        };
    }

    private static int pieceAround(int first, int last, int port) {
        int size = 1;
        while (size < 1 << 16) {
            int twice = size * 2;
            int start = port - port % twice;
            if (start < first || start + twice - 1 > last) {
                return size;
            }
            size = twice;
        }
        return size;
    }

    /** The allowing entries that match a party, by the selector that they share. */
    Map<Object, List<Entry>> groups(Remote party) {
        var groups = new LinkedHashMap<Object, List<Entry>>();
        for (Entry entry : entries) {
            for (Peer peer : entry.peers()) {
                if (!entry.isDeny() && party.is(peer)) {
                    peer.mergeKeys()
                            .forEach(key -> groups.computeIfAbsent(key, _ -> new ArrayList<>())
                                    .add(entry));
                }
            }
        }
        return groups;
    }

    boolean hasServerNames() {
        return entries.stream().anyMatch(entry -> entry.merging().serverNames());
    }
}
