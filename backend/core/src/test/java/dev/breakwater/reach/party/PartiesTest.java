package dev.breakwater.reach.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Cluster;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Yaml;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Addresses, names, nodes and groups as parties: whoever two policies tell apart is told apart among all flows as well, whether the space
 * was made for both at once or cut again for the second, and when one of them goes. What the one names can change whom the other means,
 * even if they are for different pods.
 */
class PartiesTest {
    private static final List<String> PEERS = List.of(
            "toCIDRSet: [{cidr: 10.0.0.0/8, except: [10.9.0.0/16]}]",
            "toCIDR: [0.0.0.0/0]",
            "toCIDR: [203.0.113.9/32, 192.0.2.0/24]",
            "toCIDR: ['2001:db8::/32']",
            "toFQDNs: [{matchPattern: '*.example.com'}]",
            "toFQDNs: [{matchName: api.example.com}, {matchName: other.example.org}]",
            "toFQDNs: [{matchName: known.example.com}]",
            "toEntities: [world]",
            "toEntities: [kube-apiserver]",
            "toEntities: [host, remote-node]",
            "toCIDRSet: [{cidrGroupRef: partners}]",
            "toEndpoints: [{matchLabels: {'cidr:203.0.113.0/24': ''}}]",
            "toEndpoints: [{matchExpressions: [{key: 'cidr:0.0.0.0/0', operator: Exists}]}]",
            "toEndpoints: [{matchExpressions: [{key: 'cidr:10.0.0.0/8', operator: DoesNotExist},"
                    + " {key: 'k8s:io.kubernetes.pod.namespace', operator: DoesNotExist}]}]",
            "toEndpoints: [{matchLabels: {'reserved:world': ''}}]",
            "toEndpoints: [{matchExpressions: [{key: 'reserved:world', operator: DoesNotExist},"
                    + " {key: 'k8s:io.kubernetes.pod.namespace', operator: DoesNotExist}]}]",
            "toEndpoints: [{matchLabels: {'cidrgroup:kind': partner}, matchExpressions:"
                    + " [{key: 'cidr:203.0.113.0/24', operator: DoesNotExist}]}]",
            "toNodes: [{matchLabels: {zone: west}}]");
    private static final List<String> ENDS = List.of(
            "shop/db",
            "bank/web",
            "node:one",
            "node:two",
            "@world",
            "@health",
            "@kube-apiserver",
            "10.1.0.2",
            "192.0.2.2",
            "10.1.2.3",
            "10.9.9.9",
            "203.0.113.9",
            "203.0.113.7",
            "198.51.100.7",
            "8.8.8.8",
            "20.0.0.7");

    private static Cluster cluster() {
        return new Cluster()
                .learned("known.example.com", "8.8.8.8", "8.8.4.4")
                .learned("silent.example.net")
                .group("partners", Map.of("kind", "partner"), "203.0.113.0/24", "198.51.100.0/25");
    }

    private static Cluster dualStack() {
        return cluster()
                .add(new Endpoint(
                        "shop/six", "shop", Map.of("app", "six"), List.of(), null, "2001:db8::6", null, null, null))
                .dualStack()
                .apiServerAt("20.0.0.7/32");
    }

    private static Cluster matchingNodes() {
        return cluster().options(new AgentOptions(false, true, true, Enforcement.DEFAULT, true, true));
    }

    private static String object(String app, int number) {
        return """
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: p%d}
                spec: {endpointSelector: {matchLabels: {app: %s}}, egress: [{%s}]}
                """.formatted(number, app, PEERS.get(number));
    }

    private static List<Clause> clauses(Topology topology, String app, int number) {
        return PolicySet.of(List.of(Yaml.document(object(app, number))), topology)
                .clauses();
    }

    /** A space with one state in it. */
    private record Seen(Space space, Reachability state) {
        static Seen of(Topology topology, List<Clause> clauses) {
            var space = Space.of(topology, clauses);
            return new Seen(space, space.reachability(clauses));
        }

        Seen and(List<Clause> more) {
            Space finer = space.with(more);
            return new Seen(finer, finer.reachability(state, more, List.of()));
        }

        Seen without(List<Clause> less) {
            return new Seen(space, space.reachability(state, List.of(), less));
        }

        boolean allows(String end) {
            return state.egress(space.party("shop/web"), space.party(party(end)), Protocol.TCP, 80)
                    .allows();
        }

        /** The pod runs on node one. */
        private String party(String end) {
            boolean dualStack = space.topology().dualStack();
            return switch (end) {
                case "node:one" -> "host:one";
                case "node:two" -> "remote-node:two";
                case "@world" -> dualStack ? "world-ipv4" : "world";
                default -> end.startsWith("@") ? end.substring(1) : end.startsWith("fqdn:") ? end.substring(5) : end;
            };
        }
    }

    private static List<String> ends(Topology topology, List<Clause> clauses) {
        var ends = new ArrayList<>(ENDS);
        if (topology.dualStack()) {
            ends.addAll(List.of("2001:db8::1", "2001:db9::1", "2001:db8::6", "shop/six"));
        }
        ends.addAll(List.of("fqdn:known.example.com", "fqdn:silent.example.net"));
        Mentions.in(clauses).patterns().stream()
                .filter(pattern -> !pattern.isPattern())
                .forEach(pattern -> ends.add("fqdn:" + pattern.text()));
        return ends;
    }

    private static void agree(Topology topology, List<Clause> clauses, List<Seen> views, String what) {
        var reach = Reach.of(topology, clauses);
        for (String end : ends(topology, clauses)) {
            Flow flow = Cluster.flow("shop/web", end, Protocol.TCP, 80);
            boolean allowed = reach.decide(flow).egress().word().equals("allowed");
            for (int i = 0; i < views.size(); i++) {
                assertThat(views.get(i).allows(end))
                        .as("%s, view %d, to %s", what, i, end)
                        .isEqualTo(allowed);
            }
        }
    }

    /** The one policy is for web, the other for {@code app}. */
    private static void agreeOnAllPairs(Topology topology, String app) {
        for (int one = 0; one < PEERS.size(); one++) {
            for (int other = 0; other < PEERS.size(); other++) {
                if (other != one) {
                    agreeOnPair(
                            topology,
                            clauses(topology, "web", one),
                            clauses(topology, app, other),
                            object("web", one) + object(app, other));
                }
            }
        }
    }

    private static void agreeOnPair(Topology topology, List<Clause> first, List<Clause> second, String what) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        Seen whole = Seen.of(topology, both);
        Seen grown = Seen.of(topology, List.of()).and(first).and(second);
        agree(topology, both, List.of(whole, grown), what);
        agree(topology, first, List.of(whole.without(second), grown.without(second)), what + " without the second");
    }

    @Test
    void areWhoPoliciesTellApartInOneFamilyOfAddresses() {
        agreeOnAllPairs(cluster().topology(), "db");
    }

    @Test
    void areWhoPoliciesTellApartInTwoFamiliesOfAddresses() {
        agreeOnAllPairs(dualStack().topology(), "db");
    }

    @Test
    void areWhoPoliciesTellApartWhereNodesHaveAddressesOfTheirOwn() {
        agreeOnAllPairs(matchingNodes().topology(), "web");
    }
}
