package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.object.Parsed;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The small cluster of the tests: {@code shop/web}, {@code shop/db} and {@code bank/web} on node {@code one}, where the API server
 * runs as well, {@code bank/db} on node {@code two}; beside them whatever a test adds.
 */
public final class Cluster {
    public static final String WORLD = "203.0.113.9";

    private boolean dualStack;
    private AgentOptions options = AgentOptions.DEFAULT;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Topology.Service> services = new ArrayList<>();
    private final List<Topology.CidrGroup> groups = new ArrayList<>();
    private final List<String> apiServers = new ArrayList<>();
    private final List<Topology.KnownName> names = new ArrayList<>();
    private final List<Object> objects = new ArrayList<>();

    public Cluster() {
        pod("shop", "web", "one", "10.1.0.1", Map.of("app", "web"));
        pod("shop", "db", "one", "10.1.0.2", Map.of("app", "db"));
        pod("bank", "web", "one", "10.1.0.3", Map.of("app", "web"));
        pod("bank", "db", "two", "10.1.0.4", Map.of("app", "db"));
    }

    /** With these policies in force. */
    public static Cluster with(String yaml) {
        return new Cluster().and(yaml);
    }

    public Cluster and(String yaml) {
        objects.addAll(Yaml.documents(yaml));
        return this;
    }

    private void pod(String namespace, String name, String node, String ipv4, Map<String, String> labels) {
        add(new Endpoint(namespace + "/" + name, namespace, labels, List.of(), ipv4, null, null, node, null));
    }

    public Cluster add(Endpoint endpoint) {
        endpoints.removeIf(other -> other.id().equals(endpoint.id()));
        endpoints.add(endpoint);
        return this;
    }

    /** A pod of {@code shop} with these labels. */
    public Cluster pod(String name, Map<String, String> labels, NamedPort... ports) {
        return add(new Endpoint(
                "shop/" + name, "shop", labels, List.of(ports), "10.1.1." + endpoints.size(), null, null, "one", null));
    }

    /** One of Cilium's own endpoints: health, ingress, init. */
    public Cluster special(String reserved) {
        return add(new Endpoint(reserved, "", Map.of(), List.of(), "10.1.9.9", null, null, "one", reserved));
    }

    public Cluster dualStack() {
        dualStack = true;
        return this;
    }

    public Cluster options(AgentOptions other) {
        options = other;
        return this;
    }

    public Cluster enforcing(Enforcement enforcement) {
        return options(new AgentOptions(false, false, false, enforcement, true, true));
    }

    public Cluster hostFirewall() {
        return options(new AgentOptions(true, true, false, Enforcement.DEFAULT, true, true));
    }

    public Cluster service(Topology.Service service) {
        services.add(service);
        return this;
    }

    public Cluster group(String name, Map<String, String> labels, String... cidrs) {
        groups.add(new Topology.CidrGroup(name, labels, List.of(cidrs)));
        return this;
    }

    public Cluster apiServerAt(String cidr) {
        apiServers.add(cidr);
        return this;
    }

    public Cluster learned(String name, String... ips) {
        names.add(new Topology.KnownName(name, List.of(ips)));
        return this;
    }

    public Topology topology() {
        return new Topology(
                dualStack,
                options,
                List.of(
                        new Topology.Namespace("shop", Map.of("team", "red")),
                        new Topology.Namespace("bank", Map.of("team", "blue"))),
                endpoints,
                List.of(
                        new Topology.Node("one", Map.of("zone", "east"), "192.0.2.1", null, true),
                        new Topology.Node("two", Map.of("zone", "west"), "192.0.2.2", null, false)),
                services,
                groups,
                apiServers,
                names);
    }

    public PolicySet policies() {
        return PolicySet.of(objects, topology());
    }

    /** The clauses of the one policy that there is. */
    public List<Clause> clauses() {
        assertThat(policies().refused()).isEmpty();
        return policies().clauses();
    }

    /** Why the one policy that there is has no effect. */
    public Parsed.Refused refusal() {
        assertThat(policies().refused()).as("refused objects").hasSize(1);
        return policies().refused().getFirst();
    }

    public Verdict decide(Flow flow) {
        return Reach.of(topology(), policies()).decide(flow);
    }

    /** Both sides, as the case format writes them: {@code egress ingress}. */
    public String tcp(String from, String to, int port) {
        return words(flow(from, to, Protocol.TCP, port));
    }

    public String udp(String from, String to, int port) {
        return words(flow(from, to, Protocol.UDP, port));
    }

    public String ping(String from, String to) {
        return words(flow(from, to, Protocol.ICMP, 0));
    }

    public String words(Flow flow) {
        Verdict verdict = decide(flow);
        return verdict.egress().word() + " " + verdict.ingress().word();
    }

    /** What the proxies say to a request that L3 and L4 allow. */
    public Verdict.Proxied proxied(Flow flow) {
        Verdict verdict = decide(flow);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return ((Verdict.Allowed) verdict).proxied();
    }

    public static Flow flow(String from, String to, Protocol protocol, int port) {
        return Flow.of(end(from), end(to), protocol, port);
    }

    /** {@code shop/web}, {@code @world}, {@code node:one}, {@code fqdn:example.com}, or an address. */
    static End end(String text) {
        if (text.startsWith("@")) {
            return new End.Entity(text.substring(1));
        }
        if (text.startsWith("node:")) {
            return new End.OfNode(text.substring(5));
        }
        if (text.startsWith("fqdn:")) {
            return new End.Name(text.substring(5));
        }
        boolean address = (Character.isDigit(text.charAt(0)) && text.indexOf('.') > 0) || text.indexOf(':') >= 0;
        return address ? new End.Address(text) : new End.Pod(text);
    }

    /** A request that asks for a path. */
    public static Flow.HttpRequest get(String path) {
        return new Flow.HttpRequest("GET", path, "", Map.of());
    }
}
