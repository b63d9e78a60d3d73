package dev.breakwater.reach;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Topology.CidrGroup;
import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Namespace;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.reach.Topology.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small clusters in which everything can meet everything: few namespaces, few labels, some of them nasty. */
final class RandomTopology {
    static final List<String> NAMESPACES = List.of("a", "a-data", "b", "kube-system");

    /** What spoofs a namespace, a cluster or a service account, or is filtered before an identity is made of it. */
    private static final List<Map.Entry<String, String>> NASTY = List.of(
            Map.entry("io.kubernetes.pod.namespace", "b"),
            Map.entry("io.cilium.k8s.policy.cluster", "other"),
            Map.entry("io.cilium.k8s.policy.serviceaccount", "robot"),
            Map.entry("io.cilium.k8s.namespace.labels.tenant.io/tenantId", "b"),
            Map.entry("pod-template-hash", "5f6d"),
            Map.entry("statefulset.kubernetes.io/pod-name", "web-0"),
            Map.entry("controller-revision-hash", "77"),
            Map.entry("app.kubernetes.io/name", "web"),
            Map.entry("kubernetes.io/os", "linux"),
            Map.entry("io.kubernetes.custom", "x"),
            Map.entry("topology.beta.kubernetes.io/zone", "hk1"),
            Map.entry("annotation.note", "x"),
            Map.entry("empty", ""));

    /** Outside addresses: inside and outside of what policies name, at the edges too. */
    static final List<String> OUTSIDE = List.of(
            "198.51.100.7",
            "198.51.100.8",
            "198.51.100.255",
            "203.0.113.10",
            "203.0.113.11",
            "10.9.9.9",
            "10.1.0.200",
            "192.168.0.77",
            "8.8.8.8");

    static final List<String> OUTSIDE_V6 = List.of("2001:db8::7", "2001:db8:1::8", "2600::1", "fd00:1::200");

    private final Dice dice;
    private final boolean dualStack;

    RandomTopology(Dice dice) {
        this.dice = dice;
        this.dualStack = dice.oneIn(2);
    }

    /** Mostly one and the same, so that policies meet pods. */
    static String namespace(Dice dice) {
        return dice.oneIn(2) ? "a" : dice.any(NAMESPACES);
    }

    Topology make() {
        return new Topology(
                dualStack,
                options(),
                namespaces(),
                endpoints(),
                nodes(),
                dice.several(0, 2, this::service),
                groups(),
                dice.oneIn(4) ? List.of(dice.oneOf("203.0.113.10", "203.0.113.0/24")) : List.of(),
                names());
    }

    private AgentOptions options() {
        if (!dice.oneIn(3)) {
            return AgentOptions.DEFAULT;
        }
        return new AgentOptions(
                dice.oneIn(2),
                dice.oneIn(2),
                dice.oneIn(3),
                dice.mostly(Enforcement.DEFAULT, Enforcement.ALWAYS, Enforcement.NEVER),
                !dice.oneIn(3),
                !dice.oneIn(8));
    }

    private List<Namespace> namespaces() {
        return NAMESPACES.stream()
                .filter(_ -> !dice.oneIn(10))
                .map(name -> new Namespace(name, namespaceLabels(name)))
                .toList();
    }

    private Map<String, String> namespaceLabels(String name) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("kubernetes.io/metadata.name", name);
        if (!name.startsWith("kube") && !dice.oneIn(8)) {
            labels.put("tenant.io/tenantId", name.substring(0, 1));
        }
        if (dice.oneIn(2)) {
            labels.put("env", dice.oneOf("prod", "dev", ""));
        }
        return labels;
    }

    private List<Endpoint> endpoints() {
        var made = new ArrayList<Endpoint>();
        int count = 2 + dice.below(5);
        for (int number = 1; number <= count; number++) {
            made.add(pod(number));
        }
        for (String reserved : List.of("health", "ingress", "init")) {
            if (dice.oneIn(10)) {
                made.add(new Endpoint(
                        "special/" + reserved, "", Map.of(), List.of(), null, null, null, node(), reserved));
            }
        }
        return made;
    }

    private Endpoint pod(int number) {
        String namespace = namespace(dice);
        return new Endpoint(
                namespace + "/p" + number,
                namespace,
                podLabels(),
                namedPorts(),
                dice.oneIn(12) ? null : "10.1.0." + number,
                dualStack && !dice.oneIn(6) ? "fd00:1::" + number : null,
                dice.oneIn(2) ? dice.oneOf("default", "robot") : null,
                node(),
                null);
    }

    private @Nullable String node() {
        return dice.oneOf("n1", "n2", null);
    }

    private Map<String, String> podLabels() {
        var labels = new LinkedHashMap<String, String>();
        if (!dice.oneIn(6)) {
            labels.put("app", dice.oneOf("web", "db", "api"));
        }
        if (dice.oneIn(2)) {
            labels.put("tier", dice.oneOf("front", "back", ""));
        }
        if (dice.oneIn(6)) {
            labels.put("k8s-app", "kube-dns");
        }
        while (dice.oneIn(4)) {
            Map.Entry<String, String> nasty = dice.any(NASTY);
            labels.put(nasty.getKey(), nasty.getValue());
        }
        return labels;
    }

    private List<NamedPort> namedPorts() {
        var ports = new LinkedHashMap<String, NamedPort>();
        while (dice.oneIn(2)) {
            NamedPort port = dice.oneOf(
                    new NamedPort("http", dice.mostly(80, 8080), Protocol.TCP),
                    new NamedPort("web", 8080, Protocol.TCP),
                    new NamedPort("dns", dice.mostly(53, 5353), dice.mostly(Protocol.UDP, Protocol.TCP)));
            ports.put(port.name(), port);
        }
        return List.copyOf(ports.values());
    }

    private List<Node> nodes() {
        return dice.some(List.of("n1", "n2", "n3")).stream()
                .map(name -> new Node(
                        name,
                        dice.oneIn(2)
                                ? Map.of("zone", dice.oneOf("hk1", "hk2"), "kubernetes.io/hostname", name)
                                : Map.of(),
                        "192.168.0." + name.substring(1),
                        dualStack ? "fd00:2::" + name.substring(1) : null,
                        dice.oneIn(3)))
                .toList();
    }

    private Service service() {
        boolean selects = dice.oneIn(2);
        return new Service(
                dice.oneOf("svc", "ext"),
                dice.any(NAMESPACES),
                dice.oneIn(2) ? Map.of("app", dice.oneOf("web", "db")) : Map.of("app.kubernetes.io/name", "web"),
                selects ? Map.of("app", dice.oneOf("web", "db", "api")) : Map.of(),
                selects ? List.of() : dice.several(0, 2, () -> dice.any(OUTSIDE)));
    }

    private List<CidrGroup> groups() {
        return dice.some(List.of("partners", "offices")).stream()
                .map(name -> new CidrGroup(
                        name,
                        dice.oneIn(2) ? Map.of("kind", dice.oneOf("partner", "office")) : Map.of(),
                        dice.several(0, 3, () -> RandomPeers.cidr(dice))))
                .toList();
    }

    private List<KnownName> names() {
        return dice
                .some(List.of("api.example.com", "www.example.com", "example.com", "x.api.example.com", "other.org"))
                .stream()
                .map(name -> new KnownName(
                        name, dice.several(1, 2, () -> dice.any(dualStack && dice.oneIn(3) ? OUTSIDE_V6 : OUTSIDE))))
                .toList();
    }
}
