package dev.breakwater.reach.algebra;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Small worlds and clauses that are likely to meet each other. */
final class RandomClauses {
    static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.1.2.3",
            "10.1.2.4",
            "10.1.3.9",
            "20.0.0.7",
            "8.8.8.8",
            "255.255.255.255",
            "2001:db8::1",
            "2001:db9::1");
    private static final List<String> CIDRS = List.of(
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.2.0/24",
            "10.1.2.3/32",
            "0.0.0.0/0",
            "20.0.0.0/8",
            "0.0.0.0/1",
            "128.0.0.0/1",
            "2001:db8::/32",
            "::/0",
            "2001:db8::1/128");
    private static final List<String> NAMES =
            List.of("a.example.com", "b.example.com", "example.org", "known.example.net");
    private static final List<Integer> PORTS = List.of(53, 80, 81, 443, 8080, 8090, 65535);

    private final Random random;
    private int number;

    RandomClauses(long seed) {
        this.random = new Random(seed);
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    Topology topology() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < 5 + random.nextInt(3); i++) {
            String namespace = oneOf(List.of("red", "green", "blue"));
            List<NamedPort> ports =
                    chance(40) ? List.of(new NamedPort("web", oneOf(List.of(80, 8080)), Protocol.TCP)) : List.of();
            Map<String, String> labels =
                    Map.of("app", oneOf(List.of("web", "db")), "tier", oneOf(List.of("front", "back")));
            String ip = chance(30) ? "10.1.2." + (100 + i) : null;
            endpoints.add(new Endpoint(
                    namespace + "/p" + i, namespace, labels, ports, ip, null, null, chance(50) ? "n1" : null, null));
        }
        if (chance(20)) {
            endpoints.add(new Endpoint("health/h", "health", Map.of(), List.of(), null, null, null, null, "health"));
        }
        return new Topology(
                chance(70),
                new AgentOptions(false, chance(20), chance(20), oneOf(enforcements()), chance(80), true),
                List.of(
                        new Topology.Namespace("red", Map.of("tenant", "one")),
                        new Topology.Namespace("green", Map.of("tenant", "two")),
                        new Topology.Namespace("blue", Map.of())),
                endpoints,
                chance(50)
                        ? List.of(new Topology.Node("n1", Map.of("zone", "z"), "10.1.2.3", null, chance(50)))
                        : List.of(),
                List.of(),
                List.of(),
                chance(30) ? List.of("20.0.0.7/32") : List.of(),
                chance(50) ? List.of(new Topology.KnownName("known.example.net", List.of("8.8.8.8"))) : List.of());
    }

    private static List<AgentOptions.Enforcement> enforcements() {
        var usual = AgentOptions.Enforcement.DEFAULT;
        return List.of(
                usual,
                usual,
                usual,
                usual,
                usual,
                usual,
                AgentOptions.Enforcement.ALWAYS,
                AgentOptions.Enforcement.NEVER);
    }

    List<Clause> clauses(int most) {
        List<Clause> clauses = new ArrayList<>();
        int count = random.nextInt(most + 1);
        while (clauses.size() < count) {
            clauses.add(clause());
        }
        return clauses;
    }

    Clause clause() {
        var direction = oneOf(List.of(Direction.values()));
        var origin = new Clause.Origin(
                new ObjectRef("cilium.io", "CiliumNetworkPolicy", "ns", "p" + number++), "spec." + direction);
        int kind = random.nextInt(10);
        if (kind < 3) {
            return Clause.defaultDeny(origin, direction, subject());
        }
        var effect = kind < 5 ? Effect.DENY : Effect.ALLOW;
        List<Peer> peers = new ArrayList<>();
        do {
            peers.add(peer(direction));
        } while (chance(25));
        LayerSeven layerSeven = effect == Effect.ALLOW && chance(45) ? layerSeven(direction) : new LayerSeven.None();
        return new Clause(origin, direction, effect, subject(), peers, ports(layerSeven), layerSeven);
    }

    private Subject subject() {
        return new Subject(selector(), chance(40) ? oneOf(List.of("red", "green")) : null, false);
    }

    private Selector selector() {
        List<Requirement> requirements = new ArrayList<>();
        while (chance(requirements.isEmpty() ? 85 : 25)) {
            requirements.add(requirement());
        }
        return new Selector(requirements);
    }

    private Requirement requirement() {
        int kind = random.nextInt(6);
        String source = chance(50) ? "k8s" : "any";
        return switch (kind) {
            case 0, 1 -> requirement(source, "app", "web", "db");
            case 2 -> requirement(source, "tier", "front", "back");
            case 3 -> requirement("k8s", "io.kubernetes.pod.namespace", "red", "green", "blue");
            case 4 -> requirement("k8s", "io.cilium.k8s.namespace.labels.tenant", "one", "two");
            default ->
                new Requirement(
                        "reserved",
                        oneOf(List.of("host", "remote-node", "world", "world-ipv4", "kube-apiserver", "health")),
                        oneOf(List.of(Operator.EXISTS, Operator.DOES_NOT_EXIST)),
                        new TreeSet<>());
        };
    }

    private Requirement requirement(String source, String key, String... values) {
        var operator =
                oneOf(List.of(Operator.IN, Operator.IN, Operator.NOT_IN, Operator.EXISTS, Operator.DOES_NOT_EXIST));
        var wanted = new TreeSet<String>();
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            wanted.add(oneOf(List.of(values)));
            if (chance(20)) {
                wanted.add(oneOf(List.of(values)));
            }
        }
        return new Requirement(source, key, operator, wanted);
    }

    private Peer peer(Direction direction) {
        int kind = random.nextInt(10);
        if (kind < 5) {
            return new Peer.Labelled(selector());
        }
        if (kind < 6) {
            return new Peer.Anybody();
        }
        if (kind < 8 || direction == Direction.INGRESS) {
            Cidr cidr = Cidr.parse(oneOf(CIDRS));
            List<Cidr> except = new ArrayList<>();
            CIDRS.stream()
                    .map(Cidr::parse)
                    .filter(other -> !other.equals(cidr) && cidr.contains(other) && chance(20))
                    .forEach(except::add);
            return new Peer.Block(cidr, except);
        }
        return new Peer.Fqdn(
                chance(60)
                        ? new DomainPattern(oneOf(NAMES), false)
                        : new DomainPattern(oneOf(List.of("*.example.com", "*", "*.example.*")), true));
    }

    private List<PortMatch> ports(LayerSeven layerSeven) {
        return switch (layerSeven) {
            case LayerSeven.Http _ -> List.of(new PortMatch.Range(Protocol.TCP, 80, oneOf(List.of(80, 80, 81))));
            case LayerSeven.Dns _ -> List.of(new PortMatch.Range(oneOf(List.of(Protocol.UDP, Protocol.TCP)), 53, 53));
            case LayerSeven.ServerNames _ -> List.of(new PortMatch.Range(Protocol.TCP, 443, 443));
            case LayerSeven.None _, LayerSeven.Unmodelled _ -> plainPorts();
        };
    }

    private List<PortMatch> plainPorts() {
        if (chance(30)) {
            return List.of(new PortMatch.Every());
        }
        List<PortMatch> ports = new ArrayList<>();
        do {
            ports.add(port());
        } while (chance(25));
        return ports;
    }

    private PortMatch port() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new PortMatch.Range(Protocol.ICMP, 8, 8);
        }
        var protocol = oneOf(List.of(Protocol.TCP, Protocol.TCP, Protocol.UDP));
        if (kind == 1) {
            return new PortMatch.Range(protocol, 0, 65535);
        }
        if (kind == 2) {
            return new PortMatch.Named(Protocol.TCP, "web");
        }
        int first = oneOf(PORTS);
        int last = chance(70) ? first : Math.max(first, oneOf(PORTS));
        return new PortMatch.Range(protocol, first, last);
    }

    private LayerSeven layerSeven(Direction direction) {
        int kind = random.nextInt(10);
        if (kind < 6) {
            List<LayerSeven.HttpRule> rules = new ArrayList<>();
            do {
                rules.add(http());
            } while (chance(40));
            return new LayerSeven.Http(rules);
        }
        if (kind < 7 || direction == Direction.INGRESS) {
            return new LayerSeven.ServerNames(new TreeSet<>(List.of(oneOf(List.of("a.example.com", "b.example.com")))));
        }
        return new LayerSeven.Dns(List.of(
                chance(70) ? new DomainPattern(oneOf(NAMES.subList(0, 2)), false) : new DomainPattern("*", true)));
    }

    private LayerSeven.HttpRule http() {
        @Nullable String method = chance(10) ? null : oneOf(List.of("GET", "POST"));
        @Nullable String path = method == null ? null : oneOf(List.of("/a", "/b"));
        return new LayerSeven.HttpRule(method, path, null, Map.of());
    }

    static Label reserved(String key) {
        return new Label("reserved", key, "");
    }
}
