package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.object.Parsed.By;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kubernetes' NetworkPolicy as Cilium enforces it. */
class NetworkPolicyTest {

    private static Cluster spec(String spec) {
        return Cluster.with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {podSelector: {matchLabels: {app: db}}, %s}
                """.formatted(spec));
    }

    private static Cluster from(String peer) {
        return spec("ingress: [{from: [%s]}]".formatted(peer));
    }

    @Test
    void allowsEverybodyByAnEmptyRule() {
        assertThat(spec("ingress: [{}]").tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(spec("ingress: [{from: []}]").tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(spec("egress: [{}]").tcp("shop/db", WORLD, 80)).isEqualTo("allowed n/a");
    }

    @Test
    void closesIngressWithoutPolicyTypesAndEgressOnlyWhereItSaysSo() {
        assertThat(spec("policyTypes: []").tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
        assertThat(spec("policyTypes: []").tcp("shop/db", WORLD, 80)).isEqualTo("allowed n/a");
        assertThat(spec("policyTypes: [Egress]").tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(spec("policyTypes: [Egress]").tcp("shop/db", WORLD, 80)).isEqualTo("defaultDeny n/a");
    }

    @Test
    void enforcesRulesOfADirectionThatPolicyTypesLeavesOut() {
        var cluster = spec("policyTypes: [Ingress], egress: [{to: [{podSelector: {}}]}]");
        assertThat(cluster.tcp("shop/db", WORLD, 80)).isEqualTo("defaultDeny n/a");
        assertThat(cluster.tcp("shop/db", "shop/web", 80)).isEqualTo("allowed allowed");
    }

    @Test
    void meansPodsOfItsOwnNamespaceByAPodSelector() {
        assertThat(from("{podSelector: {matchLabels: {app: web}}}").tcp("shop/web", "shop/db", 80))
                .isEqualTo("allowed allowed");
        assertThat(from("{podSelector: {matchLabels: {app: web}}}").tcp("bank/web", "shop/db", 80))
                .isEqualTo("allowed defaultDeny");
    }

    @Test
    void meansNamespacesByTheirLabels() {
        var peer = "{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {matchLabels: {app: web}}}";
        assertThat(from(peer).tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(from(peer).tcp("bank/db", "shop/db", 80)).isEqualTo("allowed defaultDeny");
        assertThat(from(peer).tcp("shop/web", "shop/db", 80)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void meansAllNamespacesAndNotTheWorldByAnEmptySelector() {
        assertThat(from("{namespaceSelector: {}}").tcp("bank/db", "shop/db", 80))
                .isEqualTo("allowed allowed");
        assertThat(from("{namespaceSelector: {}}").tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
    }

    @Test
    void meansAddressesByABlock() {
        var block = from("{ipBlock: {cidr: 203.0.0.0/16, except: [203.0.112.0/24]}}");
        assertThat(block.tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(block.tcp("203.0.112.1", "shop/db", 80)).isEqualTo("n/a defaultDeny");
        assertThat(from("{ipBlock: {cidr: 10.0.0.0/8}}").tcp("bank/web", "shop/db", 80))
                .as("pods are in no block")
                .isEqualTo("allowed defaultDeny");
    }

    @Test
    void namesPortsByNumberRangeAndName() {
        var cluster = spec("ingress: [{ports: [{port: 80, endPort: 90}, {port: web}, {protocol: UDP}]}]")
                .pod("db", Map.of("app", "db"), new NamedPort("web", 8080, Protocol.TCP));
        assertThat(cluster.tcp("shop/web", "shop/db", 85)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/web", "shop/db", 91)).isEqualTo("allowed defaultDeny");
        assertThat(cluster.tcp("shop/web", "shop/db", 8080)).isEqualTo("allowed allowed");
        assertThat(cluster.udp("shop/web", "shop/db", 7)).isEqualTo("allowed allowed");
        assertThat(cluster.ping("shop/web", "shop/db")).isEqualTo("allowed defaultDeny");
    }

    @Test
    void isRefusedByTheApiServerWhereAPeerIsNoneOrTwo() {
        assertThat(from("{}").refusal().reason()).isEqualTo("must specify a peer");
        var refusal = from("{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}").refusal();
        assertThat(refusal.reason()).isEqualTo("may not specify both ipBlock and another peer");
        assertThat(refusal.by()).isEqualTo(By.API_SERVER);
        assertThat(refusal.path()).isEqualTo("spec.ingress[0].from[0]");
    }

    @Test
    void isRefusedByTheApiServerWhereEndPortHasNoNumberBeforeIt() {
        assertThat(spec("ingress: [{ports: [{port: web, endPort: 90}]}]")
                        .refusal()
                        .by())
                .isEqualTo(By.API_SERVER);
        assertThat(spec("ingress: [{ports: [{port: 90, endPort: 80}]}]")
                        .refusal()
                        .by())
                .isEqualTo(By.API_SERVER);
    }
}
