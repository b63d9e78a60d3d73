package dev.breakwater.reach.endpoint;

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
    private final Map<String, NamedPort> own = new HashMap<>();
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
        int number(String name, Protocol protocol) {
            Set<Integer> found = numbers.getOrDefault(new Name(name, protocol), Set.of());
            return found.size() == 1 ? found.iterator().next() : Filter.UNDEFINED;
        }
    }

    private NamedPorts(List<NamedPort> own, Cluster cluster) {
        own.forEach(port -> this.own.put(lower(port.name()), port)); // the last one counts, of whatever protocol
        this.cluster = cluster;
    }

    public static NamedPorts of(List<NamedPort> own, Cluster cluster) {
        return new NamedPorts(own, cluster);
    }

    ToIntBiFunction<String, Protocol> in(Direction direction) {
        return direction == Direction.EGRESS ? cluster::number : this::own;
    }

    private int own(String name, Protocol protocol) {
        NamedPort port = own.get(name);
        return port == null || port.protocol() != protocol ? Filter.UNDEFINED : port.port();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
