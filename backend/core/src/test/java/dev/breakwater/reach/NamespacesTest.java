package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Cilium adds to selectors, and which labels they can mean. */
class NamespacesTest {

    private static Cluster cnp(String subject, String peer) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: %s, ingress: [{fromEndpoints: [%s]}]}
                """.formatted(subject, peer));
    }

    private static Cluster ccnp(String subject, String peer) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: rule}
                spec: {endpointSelector: %s, ingress: [{fromEndpoints: [%s]}]}
                """.formatted(subject, peer));
    }

    @Test
    void areForcedOnTheSubjectOfANamespacedPolicy() {
        assertThat(cnp("{}", "{}").tcp("shop/web", "bank/db", 80)).isEqualTo("allowed allowed");
    }

    @Test
    void overwriteAnotherNamespaceThatTheSubjectAsksForByMatchLabels() {
        var cluster = cnp("{matchLabels: {\"k8s:io.kubernetes.pod.namespace\": bank}}", "{}");
        assertThat(cluster.tcp("bank/web", "shop/db", 80)).isEqualTo("allowed defaultDeny");
        assertThat(cluster.tcp("shop/web", "bank/db", 80)).isEqualTo("allowed allowed");
    }

    @Test
    void leaveNobodyWhereTheSubjectAsksForAnotherByMatchExpressions() {
        var cluster = cnp(
                "{matchExpressions: [{key: \"k8s:io.kubernetes.pod.namespace\", operator: In, values: [bank]}]}", "{}");
        assertThat(cluster.tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/web", "bank/db", 80)).isEqualTo("allowed allowed");
    }

    @Test
    void areAddedToPeersThatNameNone() {
        assertThat(cnp("{}", "{matchLabels: {app: web}}").tcp("bank/web", "shop/db", 80))
                .isEqualTo("allowed defaultDeny");
    }

    @Test
    void areNotAddedToPeersThatNameOneOfAnySource() {
        for (String source : new String[] {"k8s:", "any:", ""}) {
            var peer = "{matchLabels: {\"%sio.kubernetes.pod.namespace\": bank}}".formatted(source);
            assertThat(cnp("{}", peer).tcp("bank/web", "shop/db", 80))
                    .as(source)
                    .isEqualTo("allowed allowed");
        }
    }

    @Test
    void areNotAddedToPeersThatAskForALabelOfNamespaces() {
        var peer = "{matchLabels: {\"k8s:io.cilium.k8s.namespace.labels.team\": blue}}";
        assertThat(cnp("{}", peer).tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cnp("{}", peer).tcp("shop/web", "shop/db", 80)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void areNotAddedToPeersThatAskForAReservedLabel() {
        assertThat(cnp("{}", "{matchLabels: {\"reserved:world\": \"\"}}").tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a allowed");
    }

    @Test
    void areAllMeantByExists() {
        var peer = "{matchExpressions: [{key: \"k8s:io.kubernetes.pod.namespace\", operator: Exists}]}";
        assertThat(cnp("{}", peer).tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cnp("{}", peer).tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
    }

    @Test
    void arePresumedOfPeersInAClusterwidePolicy() {
        var peer = "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}";
        assertThat(ccnp("{matchLabels: {app: db}}", peer).tcp("bank/db", "shop/db", 80))
                .isEqualTo("allowed allowed");
        assertThat(ccnp("{matchLabels: {app: db}}", peer).tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a defaultDeny");
    }

    @Test
    void areNotPresumedOfTheSubjectOfAClusterwidePolicy() {
        var cluster = ccnp("{}", "{}").special("health");
        assertThat(cluster.tcp(WORLD, "health", 80)).isEqualTo("n/a defaultDeny");
    }

    @Test
    void giveTheirLabelsToTheirPods() {
        var cluster = ccnp("{matchLabels: {\"io.cilium.k8s.namespace.labels.team\": blue}}", "{}");
        assertThat(cluster.tcp(WORLD, "bank/db", 80)).isEqualTo("n/a defaultDeny");
        assertThat(cluster.tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
    }

    @Test
    void meanLabelsOfTheirSourceOnly() {
        assertThat(ccnp("{matchLabels: {\"k8s:app\": db}}", "{}").tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a defaultDeny");
        assertThat(ccnp("{matchLabels: {\"any:app\": db}}", "{}").tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a defaultDeny");
        assertThat(ccnp("{matchLabels: {\"container:app\": db}}", "{}").tcp(WORLD, "shop/db", 80))
                .isEqualTo("n/a allowed");
    }

    @Test
    void knowServiceAccountAndCluster() {
        var peer =
                "{matchLabels: {io.cilium.k8s.policy.serviceaccount: teller, io.cilium.k8s.policy.cluster: default}}";
        var teller = new Endpoint("bank/web", "bank", Map.of(), List.of(), "10.1.0.3", null, "teller", "one", null);
        var cluster = ccnp("{matchLabels: {app: db}}", peer).add(teller);
        assertThat(cluster.tcp("bank/web", "shop/db", 80)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/web", "shop/db", 80)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void matchWhatLacksTheKeyByNotInAndDoesNotExist() {
        for (String operator : new String[] {"NotIn, values: [gold]", "DoesNotExist"}) {
            var peer = "{matchExpressions: [{key: tier, operator: %s}]}".formatted(operator);
            assertThat(cnp("{}", peer).tcp("shop/web", "shop/db", 80))
                    .as(operator)
                    .isEqualTo("allowed allowed");
        }
    }
}
