package dev.breakwater.reach.party;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the names of ports mean across the cluster. */
final class NamedPorts {
    private final Map<String, Set<Integer>> numbers = new HashMap<>();

    private NamedPorts() {}

    static NamedPorts of(Topology topology) {
        var ports = new NamedPorts();
        for (Endpoint endpoint : topology.endpoints()) {
            endpoint.namedPorts().forEach(ports::add);
        }
        return ports;
    }

    /** An endpoint's own ports by lower-case name; the last of a name counts. */
    static Map<String, NamedPort> byName(List<NamedPort> ports) {
        Map<String, NamedPort> named = new HashMap<>();
        ports.forEach(port -> named.put(port.name().toLowerCase(Locale.ROOT), port));
        return Map.copyOf(named);
    }

    private void add(NamedPort port) {
        numbers.computeIfAbsent(key(port.protocol(), port.name().toLowerCase(Locale.ROOT)), _ -> new HashSet<>())
                .add(port.port());
    }

    private static String key(Protocol protocol, String name) {
        return protocol + "/" + name;
    }

    int agreed(Protocol protocol, String name) {
        Set<Integer> agreed = numbers.getOrDefault(key(protocol, name), Set.of());
        return agreed.size() == 1 ? agreed.iterator().next() : -1;
    }
}
