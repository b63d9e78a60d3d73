package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions.Enforcement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The labels that Cilium's ipcache gives to addresses and nodes: a prefix has its own and those of all prefixes around it. */
class GroupLabelsTest {
    private static final AgentOptions MATCHING_NODES =
            new AgentOptions(false, false, true, Enforcement.DEFAULT, true, true);

    private static Cluster clusterwide(String sections) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: rule}
                spec: {endpointSelector: {}, %s}
                """.formatted(sections));
    }

    private static Cluster namespaced(String sections) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                %s
                """.formatted(sections));
    }

    /** What becomes of TCP/80 there, of which the engine and the algebra must say the same. */
    private static String to(Cluster cluster, String peer) {
        Flow flow = Cluster.flow("shop/web", peer, Protocol.TCP, 80);
        String said = cluster.decide(flow).egress().word();
        String all = new AskedAlgebra(cluster.topology(), cluster.policies())
                .decide(flow)
                .egress();
        assertThat(all).as("the algebra, of " + flow).isEqualTo(said.equals("allowed") ? "allowed" : "dropped");
        return said;
    }

    private static String group(String name) {
        return "egress: [{toCIDRSet: [{cidrGroupRef: %s}]}]".formatted(name);
    }

    @Test
    void aNodeInsideAGroupHasItsLabelsWhereCidrsMatchNodes() {
        Cluster cluster = clusterwide(group("racks")).group("racks", Map.of(), "192.0.2.0/24");
        assertThat(to(cluster, "node:two")).isEqualTo("defaultDeny");
        assertThat(to(cluster.options(MATCHING_NODES), "node:two")).isEqualTo("allowed");
    }

    @Test
    void theWorldHasTheLabelsOfAGroupOfAllAddresses() {
        assertThat(to(clusterwide(group("all")).group("all", Map.of(), "0.0.0.0/0"), "@world"))
                .isEqualTo("allowed");
        assertThat(to(clusterwide(group("some")).group("some", Map.of(), "198.51.100.0/24"), "@world"))
                .isEqualTo("defaultDeny");
    }

    @Test
    void anAddressInAGroupOfAllAddressesIsNoLongerSimplyTheWorld() {
        Cluster cluster = clusterwide("egress: [{toEndpoints: [{matchLabels: {\"reserved:world\": \"\"}}]}]")
                .dualStack();
        assertThat(to(cluster, Cluster.WORLD)).isEqualTo("allowed");
        assertThat(to(cluster.group("all", Map.of(), "0.0.0.0/0"), Cluster.WORLD))
                .isEqualTo("defaultDeny");
    }

    @Test
    void aKeyOfAnySourceMeansLabelsOfGroupsToo() {
        Cluster cluster = clusterwide("egress: [{toEndpoints: [{matchExpressions: ["
                        + "{key: kind, operator: In, values: [partner]},"
                        + "{key: io.kubernetes.pod.namespace, operator: DoesNotExist}]}]}]")
                .group("partners", Map.of("kind", "partner"), "203.0.113.0/24");
        assertThat(to(cluster, Cluster.WORLD)).isEqualTo("allowed");
        assertThat(to(cluster, "198.51.100.7")).isEqualTo("defaultDeny");
    }

    @Test
    void ofTwoGroupsWithOneKeyTheNearerCounts() {
        Cluster cluster = clusterwide("egress: [{toCIDRSet: [{cidrGroupSelector: {matchLabels: {kind: partner}}}]}]")
                .group("partners", Map.of("kind", "partner"), "203.0.0.0/16")
                .group("offices", Map.of("kind", "office"), "203.0.113.0/24");
        assertThat(to(cluster, "203.0.1.1")).isEqualTo("allowed");
        assertThat(to(cluster, Cluster.WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void leavingOutAllAddressesLeavesOutWhoeverHasThePrefixLabelAndNobodyElse() {
        Cluster cluster = clusterwide("egress: [{toCIDRSet: [{cidrGroupSelector: {}, except: [0.0.0.0/0]}]},"
                        + " {toFQDNs: [{matchName: example.com}], toPorts: [{ports: [{port: \"443\"}]}]}]")
                .options(MATCHING_NODES)
                .group("offices", Map.of(), "198.51.100.0/24")
                .learned("example.com", "203.0.113.77");
        assertThat(to(cluster, "node:two")).isEqualTo("defaultDeny");
        assertThat(to(cluster, "198.51.100.7")).isEqualTo("defaultDeny");
        assertThat(to(cluster, "203.0.113.77")).as("known by name alone").isEqualTo("allowed");
        assertThat(to(cluster, "bank/web")).isEqualTo("allowed");
    }

    @Test
    void anAddressThatRulesNameStaysTheApiServersInsideItsPrefix() {
        Cluster cluster = clusterwide("egress: [{toEntities: [kube-apiserver]}, {toFQDNs: [{matchName: example.com}],"
                        + " toPorts: [{ports: [{port: \"443\"}]}]}]")
                .apiServerAt("203.0.113.0/24")
                .learned("example.com", Cluster.WORLD);
        assertThat(to(cluster, Cluster.WORLD)).isEqualTo("allowed");
    }

    @Test
    void namesOfAnItemWithoutAPortGiveAddressesNoIdentityOfTheirOwn() {
        var world = "{toEndpoints: [{matchLabels: {\"reserved:world\": \"\"}}]}";
        var names = "{toFQDNs: [{matchName: example.com}], toPorts: [%s]}";
        var port = "{ports: [{port: \"443\"}]}";
        assertThat(to(named(world, names.formatted("{}")), Cluster.WORLD)).isEqualTo("allowed");
        assertThat(to(named(world, names.formatted(port)), Cluster.WORLD)).isEqualTo("defaultDeny");
    }

    private static Cluster named(String world, String names) {
        return clusterwide("egress: [" + world + ", " + names + "]").dualStack().learned("example.com", Cluster.WORLD);
    }

    @Test
    void aNodeSelectorInANamespaceSelectsNoNode() {
        Cluster cluster =
                namespaced("specs: [{nodeSelector: {}, ingress: [{}]}]").hostFirewall();
        Flow flow = Cluster.flow("bank/db", "node:one", Protocol.TCP, 80);
        assertThat(cluster.words(flow)).isEqualTo("allowed allowed");
        assertThat(new AskedAlgebra(cluster.topology(), cluster.policies())
                        .decide(flow)
                        .ingress())
                .isEqualTo("allowed");
    }

    @Test
    void noProxyKnowsAnAddressAsTheOneWorldOfTwoFamilies() {
        var rule = "egress: [{toEndpoints: [{matchLabels: {\"reserved:world\": \"\"}}], toPorts: [{"
                + "ports: [{port: \"80\", protocol: TCP}], rules: {http: [{}]}}]}]";
        assertThat(proxied(clusterwide(rule))).isEqualTo("ALLOWED, ANY");
        assertThat(proxied(clusterwide(rule).dualStack())).isEqualTo("DENIED, nothing");
    }

    private static String proxied(Cluster cluster) {
        var space = Space.of(cluster.topology(), cluster.policies().clauses());
        Passage passage = space.reachability(cluster.policies().clauses())
                .egress(space.party("shop/web"), space.party(Cluster.WORLD), Protocol.TCP, 80);
        assertThat(passage.isProxied()).isTrue();
        Flow flow = Cluster.flow("shop/web", Cluster.WORLD, Protocol.TCP, 80).with(Cluster.get("/"));
        String all = passage.allowsAll() ? "ANY" : passage.requests().isEmpty() ? "nothing" : "some";
        return cluster.proxied(flow) + ", " + all;
    }
}
