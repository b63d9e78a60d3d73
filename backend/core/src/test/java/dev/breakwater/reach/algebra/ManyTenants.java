package dev.breakwater.reach.algebra;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Effect;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A cluster of many tenants, each with a base policy, a guard and policies of its own. */
final class ManyTenants {
    static final String TENANT = "io.cilium.k8s.namespace.labels.tenant.io/tenantId";
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final LayerSeven NONE = new LayerSeven.None();

    private final int identities;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Topology.Namespace> namespaces = new ArrayList<>();

    ManyTenants(int tenants, int identities, int policies) {
        this.identities = identities;
        for (int tenant = 0; tenant < tenants; tenant++) {
            tenant(tenant, policies);
        }
    }

    Topology topology() {
        return Topology.of(namespaces, endpoints);
    }

    List<Clause> clauses() {
        return clauses;
    }

    private void tenant(int tenant, int policies) {
        String namespace = "ns-t" + tenant;
        namespaces.add(new Topology.Namespace(namespace, Map.of("tenant.io/tenantId", "t" + tenant)));
        for (int i = 0; i < identities; i++) {
            String tier = List.of("front", "mid", "back").get(i % 3);
            endpoints.add(Endpoint.pod(namespace, "p" + i, Map.of("app", "a" + i, "tier", tier)));
        }
        base(tenant);
        guard(tenant);
        for (int n = 2; n < policies; n++) {
            clauses.addAll(own(tenant, n));
        }
    }

    private static Requirement in(String key, String... values) {
        return new Requirement("k8s", key, Operator.IN, new TreeSet<>(List.of(values)));
    }

    private static Subject subject(@Nullable String namespace, Requirement... requirements) {
        return new Subject(new Selector(List.of(requirements)), namespace, false);
    }

    private void base(int tenant) {
        var origin = origin("CiliumClusterwideNetworkPolicy", null, "base-t" + tenant);
        var subject = subject(null, in(TENANT, "t" + tenant));
        var ingress = new Peer.Labelled(
                new Selector(List.of(new Requirement("reserved", "ingress", Operator.EXISTS, new TreeSet<>()))));
        var dns = new Peer.Labelled(new Selector(List.of(in(NAMESPACE, "kube-system"), in("k8s-app", "kube-dns"))));
        closed(
                origin,
                subject,
                Direction.INGRESS,
                Effect.ALLOW,
                ingress,
                List.of(new PortMatch.Range(Protocol.TCP, 8080, 8080)),
                NONE);
        List<PortMatch> ports = List.of(
                new PortMatch.Range(Protocol.TCP, 53, 53),
                new PortMatch.Range(Protocol.UDP, 53, 53),
                new PortMatch.Range(Protocol.SCTP, 53, 53));
        closed(
                origin,
                subject,
                Direction.EGRESS,
                Effect.ALLOW,
                dns,
                ports,
                new LayerSeven.Dns(List.of(new DomainPattern("*", true))));
    }

    private void closed(
            Clause.Origin origin,
            Subject subject,
            Direction direction,
            Effect effect,
            Peer peer,
            List<PortMatch> ports,
            LayerSeven layerSeven) {
        clauses.add(Clause.defaultDeny(origin, direction, subject));
        clauses.add(new Clause(origin, direction, effect, subject, List.of(peer), ports, layerSeven));
    }

    private void guard(int tenant) {
        var origin = origin("CiliumClusterwideNetworkPolicy", null, "guard-t" + tenant);
        var subject = subject(null, in(TENANT, "t" + tenant));
        var others = new Peer.Labelled(new Selector(List.of(
                new Requirement("k8s", TENANT, Operator.EXISTS, new TreeSet<>()),
                new Requirement("k8s", TENANT, Operator.NOT_IN, new TreeSet<>(List.of("t" + tenant))))));
        for (Direction direction : Direction.values()) {
            clauses.add(new Clause(
                    origin, direction, Effect.DENY, subject, List.of(others), List.of(new PortMatch.Every()), NONE));
        }
    }

    /** The n-th policy of a tenant's own. */
    List<Clause> own(int tenant, int n) {
        String namespace = "ns-t" + tenant;
        var origin = origin("CiliumNetworkPolicy", namespace, "p" + n);
        var subject = subject(namespace, in(NAMESPACE, namespace), in("app", "a" + n % identities));
        var peer = new Peer.Labelled(new Selector(List.of(
                in(NAMESPACE, namespace), in("app", "a" + (n * 7 + 1) % identities))));
        int port = 8000 + n % 10;
        var direction = n % 5 == 0 || n % 5 == 3 ? Direction.INGRESS : Direction.EGRESS;
        List<PortMatch> ports = List.of(new PortMatch.Range(Protocol.TCP, port, port));
        Clause allow = switch (n % 5) {
            case 0, 1 -> allow(origin, direction, subject, peer, ports, NONE);
            case 2 -> {
                String block = "20." + tenant % 250 + "." + n + ".";
                var cidr = new Peer.Block(Cidr.parse(block + "0/24"), List.of(Cidr.parse(block + "7/32")));
                yield allow(origin, direction, subject, cidr, https(), NONE);
            }
            case 3 -> {
                var rule = new LayerSeven.HttpRule("GET", "/v1/.*", null, Map.of());
                List<PortMatch> http = List.of(new PortMatch.Range(Protocol.TCP, 80, 80));
                yield allow(origin, direction, subject, peer, http, new LayerSeven.Http(List.of(rule)));
            }
            default -> {
                var name = new DomainPattern("api" + n + ".t" + tenant + ".example.com", false);
                yield allow(origin, direction, subject, new Peer.Fqdn(name), https(), NONE);
            }
        };
        return List.of(Clause.defaultDeny(origin, direction, subject), allow);
    }

    private static List<PortMatch> https() {
        return List.of(new PortMatch.Range(Protocol.TCP, 443, 443));
    }

    private static Clause allow(
            Clause.Origin origin,
            Direction direction,
            Subject subject,
            Peer peer,
            List<PortMatch> ports,
            LayerSeven seven) {
        return new Clause(origin, direction, Effect.ALLOW, subject, List.of(peer), ports, seven);
    }

    private static Clause.Origin origin(String kind, @Nullable String namespace, String name) {
        return new Clause.Origin(new ObjectRef("cilium.io", kind, namespace, name), "spec");
    }
}
