package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.rule.Clause;
import org.junit.jupiter.api.Test;

/** Rule sections, default deny and who wins. */
class SectionsTest {
    private static final String ALLOW_WEB = """
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: allow, namespace: shop}
            spec:
              endpointSelector: {matchLabels: {app: db}}
              ingress: [{fromEndpoints: [{matchLabels: {app: web}}], toPorts: [{ports: [{port: "80", protocol: TCP}]}]}]
            """;
    private static final String DENY_WEB = """
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec:
              endpointSelector: {matchLabels: {app: db}}
              ingressDeny: [{fromEndpoints: [{matchLabels: {app: web}}]}]
            """;

    private static Side ingress(Cluster cluster, String from, String to, int port) {
        return cluster.decide(Cluster.flow(from, to, Protocol.TCP, port)).ingress();
    }

    @Test
    void leaveAnEndpointOpenThatNoRuleSelects() {
        assertThat(ingress(Cluster.with(ALLOW_WEB), "bank/db", "shop/web", 80)).isEqualTo(new Side.Open());
    }

    @Test
    void allowBySayingByWhichRule() {
        assertThat(ingress(Cluster.with(ALLOW_WEB), "shop/web", "shop/db", 80).toString())
                .isEqualTo("Allowed[by=[cilium.io/CiliumNetworkPolicy/shop/allow spec.ingress[0]]]");
    }

    @Test
    void denyByDefaultWhatNoRuleOfASelectingPolicyAllows() {
        assertThat(ingress(Cluster.with(ALLOW_WEB), "shop/web", "shop/db", 81).toString())
                .isEqualTo("DefaultDeny[of=[cilium.io/CiliumNetworkPolicy/shop/allow spec.ingress]]");
    }

    @Test
    void denyByDefaultInTheDirectionOfTheirRulesOnly() {
        assertThat(Cluster.with(ALLOW_WEB).tcp("shop/db", "bank/db", 81)).isEqualTo("allowed allowed");
    }

    @Test
    void letADenyBeatEveryAllowHoweverSpecific() {
        assertThat(ingress(Cluster.with(ALLOW_WEB).and(DENY_WEB), "shop/web", "shop/db", 80)
                        .toString())
                .isEqualTo("Denied[by=[cilium.io/CiliumNetworkPolicy/shop/deny spec.ingressDeny[0]]]");
    }

    @Test
    void denyEverythingElseByDefaultWhereTheyOnlyDeny() {
        assertThat(ingress(Cluster.with(DENY_WEB), "bank/web", "shop/db", 80)).isInstanceOf(Side.DefaultDeny.class);
    }

    @Test
    void leaveTheRestOpenWhereDefaultDenyIsSwitchedOff() {
        var open = DENY_WEB + "  enableDefaultDeny: {ingress: false}\n";
        assertThat(ingress(Cluster.with(open), "bank/web", "shop/db", 80)).isEqualTo(new Side.Open());
        assertThat(ingress(Cluster.with(open), "shop/web", "shop/db", 80)).isInstanceOf(Side.Denied.class);
    }

    @Test
    void closeAsSoonAsOneSelectingRuleSwitchesDefaultDenyOn() {
        var open = DENY_WEB + "  enableDefaultDeny: {ingress: false}\n";
        assertThat(ingress(Cluster.with(open).and(ALLOW_WEB), "bank/web", "shop/db", 80))
                .isInstanceOf(Side.DefaultDeny.class);
    }

    @Test
    void needTheSendersEgressAndTheReceiversIngress() {
        var cluster = Cluster.with(ALLOW_WEB).and("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: closed, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: web}}, egress: [{}]}
                """);
        assertThat(cluster.tcp("shop/web", "shop/db", 80)).isEqualTo("defaultDeny allowed");
        assertThat(cluster.decide(Cluster.flow("shop/web", "shop/db", Protocol.TCP, 80)))
                .isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void areNotApplicableWhereNoEndpointOfOursIs() {
        assertThat(Cluster.with(ALLOW_WEB).tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
        assertThat(Cluster.with(ALLOW_WEB).tcp("shop/db", "node:two", 80)).isEqualTo("allowed n/a");
    }

    @Test
    void countInSpecAndInSpecsAlike() {
        var clauses = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: both}
                spec: {endpointSelector: {}, ingress: [{fromEntities: [host]}]}
                specs: [{endpointSelector: {}, egress: [{toEntities: [host]}]}]
                """).clauses();
        assertThat(clauses.stream().map(Clause::origin).map(Clause.Origin::path))
                .containsExactly("spec.ingress", "spec.ingress[0]", "specs[0].egress", "specs[0].egress[0]");
    }

    @Test
    void areIgnoredInEnforcementModeNever() {
        assertThat(Cluster.with(DENY_WEB).enforcing(Enforcement.NEVER).tcp("shop/web", "shop/db", 80))
                .isEqualTo("allowed allowed");
    }

    @Test
    void areWantedInEnforcementModeAlways() {
        assertThat(new Cluster().enforcing(Enforcement.ALWAYS).tcp("shop/web", "bank/db", 80))
                .isEqualTo("defaultDeny defaultDeny");
    }

    @Test
    void letTheLocalHostReachItsPodsButNotOtherNodes() {
        var closed = DENY_WEB.replace("fromEndpoints: [{matchLabels: {app: web}}]", "fromEndpoints: [{}]");
        assertThat(Cluster.with(closed).tcp("node:one", "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(Cluster.with(closed).tcp("node:two", "shop/db", 80)).isEqualTo("n/a defaultDeny");
        var byPolicy = new AgentOptions(false, false, false, Enforcement.DEFAULT, false, true);
        assertThat(Cluster.with(closed).options(byPolicy).tcp("node:one", "shop/db", 80))
                .isEqualTo("n/a defaultDeny");
    }

    @Test
    void unionOverAllPoliciesThatSelectAnEndpoint() {
        var other = ALLOW_WEB.replace("name: allow", "name: other").replace("\"80\"", "\"443\"");
        var cluster = Cluster.with(ALLOW_WEB).and(other);
        assertThat(cluster.tcp("shop/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/web", "shop/db", 443)).isEqualTo("allowed allowed");
    }
}
