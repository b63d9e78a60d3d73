package dev.breakwater.reach.identity;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/** What port names mean to one endpoint: its own in ingress, in egress the one number on which all endpoints agree. */
public final class NamedPorts {
    public static final int UNDEFINED = -1;

    private final Map<String, NamedPort> own;
    private final Cluster cluster;

    /** The names of all endpoints. */
    public static final class Cluster {
        private record Name(String name, Protocol protocol) {}

        private final Map<Name, Set<Integer>> numbers = new HashMap<>();

        public static Cluster of(Collection<Endpoint> endpoints) {
            var cluster = new Cluster();
            for (Endpoint endpoint : endpoints) {
                for (NamedPort port : endpoint.namedPorts()) {
                    cluster.numbers
                            .computeIfAbsent(new Name(lower(port.name()), port.protocol()), _ -> new HashSet<>())
                            .add(port.port());
                }
            }
            return cluster;
        }

        /** The number, or -1 where there is none or more than one. */
        public int number(String name, Protocol protocol) {
            Set<Integer> found = numbers.getOrDefault(new Name(name, protocol), Set.of());
            return found.size() == 1 ? found.iterator().next() : UNDEFINED;
        }
    }

    private NamedPorts(List<NamedPort> own, Cluster cluster) {
        this.own = byName(own);
        this.cluster = cluster;
    }

    public static NamedPorts of(List<NamedPort> own, Cluster cluster) {
        return new NamedPorts(own, cluster);
    }

    /** An endpoint's own ports by lower-case name; the last of a name counts, of whatever protocol. */
    public static Map<String, NamedPort> byName(List<NamedPort> ports) {
        Map<String, NamedPort> named = new HashMap<>();
        ports.forEach(port -> named.put(lower(port.name()), port));
        return Map.copyOf(named);
    }

    /** The number that a lower-case name stands for among these, or -1. */
    public static int number(Map<String, NamedPort> ports, String name, Protocol protocol) {
        NamedPort port = ports.get(name);
        return port == null || port.protocol() != protocol ? UNDEFINED : port.port();
    }

    public ToIntBiFunction<String, Protocol> in(Direction direction) {
        return direction == Direction.EGRESS ? cluster::number : (name, protocol) -> number(own, name, protocol);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
