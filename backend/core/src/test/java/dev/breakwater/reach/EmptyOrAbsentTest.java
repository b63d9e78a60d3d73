package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Null, empty and absent are three things: the table "empty vs absent", line by line. */
class EmptyOrAbsentTest {

    private static Cluster cnp(String ingress) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, ingress: %s}
                """.formatted(ingress));
    }

    private static Cluster egress(String egress) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, egress: %s}
                """.formatted(egress));
    }

    @Test
    void anItemWithoutAnythingSelectsAndAllowsNothing() {
        assertThat(cnp("[{}]").tcp("shop/web", "shop/db", 80)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void anEmptySectionAloneIsRefused() {
        assertThat(cnp("[]").refusal().reason())
                .isEqualTo("rule must have at least one of Ingress, IngressDeny, Egress, EgressDeny");
    }

    @Test
    void anEmptySectionBesideAnotherIsIgnored() {
        assertThat(cnp("[], egress: [{}]").tcp("shop/web", "shop/db", 80)).isEqualTo("allowed allowed");
    }

    @Test
    void anEmptyPeerIsTheOwnNamespaceInANamespacedPolicy() {
        assertThat(cnp("[{fromEndpoints: [{}]}]").tcp("shop/web", "shop/db", 80))
                .isEqualTo("allowed allowed");
        assertThat(cnp("[{fromEndpoints: [{}]}]").tcp("bank/web", "shop/db", 80))
                .isEqualTo("allowed defaultDeny");
    }

    @Test
    void anEmptyPeerIsWhateverHasANamespaceInAClusterwidePolicy() {
        var cluster = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: rule}
                spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [{fromEndpoints: [{}]}]}
                """);
        assertThat(cluster.tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
        assertThat(cluster.tcp("@health", "shop/db", 80)).isEqualTo("n/a defaultDeny");
    }

    @Test
    void anEmptyListOfPeersVoidsTheWholeItem() {
        for (String list : new String[] {"fromEndpoints", "fromCIDR", "fromCIDRSet", "fromEntities", "fromNodes"}) {
            var cluster = cnp("[{%s: [], toPorts: [{ports: [{port: \"80\"}]}]}]".formatted(list));
            assertThat(cluster.tcp("shop/web", "shop/db", 80)).as(list).isEqualTo("allowed defaultDeny");
        }
    }

    @Test
    void anEmptyListOfNamesIsEverybody() {
        assertThat(egress("[{toFQDNs: [], toPorts: [{ports: [{port: \"80\"}]}]}]")
                        .tcp("shop/db", WORLD, 80))
                .isEqualTo("allowed n/a");
    }

    @Test
    void anEmptyListOfAddressesBesideNamesVoidsNothing() {
        var cluster = egress("[{toCIDR: [], toFQDNs: [{matchName: example.com}]}]");
        assertThat(cluster.tcp("shop/db", "fqdn:example.com", 80)).isEqualTo("allowed n/a");
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        assertThat(cnp("[{fromEndpoints: null, toPorts: [{ports: [{port: \"80\"}]}]}]")
                        .tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a allowed");
    }

    @Test
    void portsWithoutPeersAreOpenToTheWorld() {
        assertThat(cnp("[{toPorts: [{ports: [{port: \"80\"}]}]}]").tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a allowed");
    }

    @Test
    void anEmptyListOfPortsIsNoConstraint() {
        assertThat(cnp("[{fromEntities: [all], toPorts: []}]").ping("shop/web", "shop/db"))
                .isEqualTo("allowed allowed");
    }

    @Test
    void anEntryOfPortsWithoutAPortAllowsNothing() {
        for (String entry : new String[] {"{}", "{ports: []}"}) {
            assertThat(cnp("[{fromEntities: [all], toPorts: [%s]}]".formatted(entry))
                            .tcp("shop/web", "shop/db", 80))
                    .as(entry)
                    .isEqualTo("allowed defaultDeny");
        }
    }

    @Test
    void anEmptyHttpRuleIsAnyRequestAndProxied() {
        var rule = "[{fromEntities: [all], toPorts: [{ports: [{port: \"80\", protocol: TCP}], rules: {http: %s}}]}]";
        var flow = Cluster.flow("shop/web", "shop/db", Protocol.TCP, 80).with(Cluster.get("/"));
        assertThat(cnp(rule.formatted("[{}]")).words(flow)).isEqualTo("allowed redirect(http)");
        assertThat(cnp(rule.formatted("[{}]")).proxied(flow)).isEqualTo(Verdict.Proxied.ALLOWED);
        assertThat(cnp(rule.formatted("[]")).words(flow)).isEqualTo("allowed allowed");
    }
}
