package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entities, addresses, groups of addresses, names, nodes and services as peers. */
class PeersTest {

    private static Cluster ingress(String item) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [%s]}
                """.formatted(item));
    }

    private static Cluster egress(String item) {
        return egress("egress", item);
    }

    private static Cluster egress(String section, String item) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec:
                  endpointSelector: {matchLabels: {app: db}}
                  %s: [%s]
                  enableDefaultDeny: {egress: %s}
                """.formatted(section, item, section.equals("egress")));
    }

    private static String from(Cluster cluster, String peer) {
        return cluster.tcp(peer, "shop/db", 80).split(" ", -1)[1];
    }

    private static String to(Cluster cluster, String peer) {
        return cluster.tcp("shop/db", peer, 80).split(" ", -1)[0];
    }

    @Test
    void clusterIsAllPodsAndNodesAndNotTheWorld() {
        var cluster = ingress("{fromEntities: [cluster]}");
        for (String peer : List.of(
                "bank/db",
                "node:two",
                "@init",
                "@ingress",
                "@health",
                "@unmanaged",
                "@kube-apiserver",
                "@remote-node")) {
            assertThat(from(cluster, peer)).as(peer).isEqualTo("allowed");
        }
        assertThat(from(cluster, WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void worldIsWhatIsOutsideInOneAddressFamilyAndInTwo() {
        assertThat(from(ingress("{fromEntities: [world]}"), WORLD)).isEqualTo("allowed");
        assertThat(from(ingress("{fromEntities: [world]}").dualStack(), WORLD)).isEqualTo("allowed");
        assertThat(from(ingress("{fromEntities: [world]}").dualStack(), "2001:db8::9"))
                .isEqualTo("allowed");
        assertThat(from(ingress("{fromEntities: [world]}"), "bank/db")).isEqualTo("defaultDeny");
        assertThat(from(ingress("{fromEntities: [world]}"), "node:two")).isEqualTo("defaultDeny");
    }

    @Test
    void allIsEverybodyAndNoneIsNobody() {
        assertThat(from(ingress("{fromEntities: [all]}"), "@unmanaged")).isEqualTo("allowed");
        assertThat(from(ingress("{fromEntities: [none]}"), "bank/db")).isEqualTo("defaultDeny");
    }

    @Test
    void remoteNodeIsAnyOtherNodeAndHostTheOwnOne() {
        var cluster = egress("{toEntities: [remote-node]}");
        assertThat(to(cluster, "node:two")).isEqualTo("allowed");
        assertThat(to(cluster, "node:one")).isEqualTo("defaultDeny");
        assertThat(to(egress("{toEntities: [host]}"), "node:one")).isEqualTo("allowed");
    }

    @Test
    void theApiServerIsItsNodesAndItsAddressesOutside() {
        var cluster = egress("{toEntities: [kube-apiserver]}").apiServerAt("198.51.100.7");
        assertThat(to(cluster, "node:one")).isEqualTo("allowed");
        assertThat(to(cluster, "198.51.100.7")).isEqualTo("allowed");
        assertThat(to(cluster, "node:two")).isEqualTo("defaultDeny");
        assertThat(to(cluster, WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void anAddressIsMatchedByEveryBlockAroundIt() {
        assertThat(to(egress("{toCIDR: [203.0.113.0/24]}"), WORLD)).isEqualTo("allowed");
        assertThat(to(egress("{toCIDR: [203.0.113.9/32]}"), WORLD)).isEqualTo("allowed");
        assertThat(to(egress("{toCIDR: [203.0.112.0/24]}"), WORLD)).isEqualTo("defaultDeny");
        assertThat(to(egress("{toCIDR: [203.0.113.77/24]}"), WORLD))
                .as("host bits are masked")
                .isEqualTo("allowed");
    }

    @Test
    void anExceptionIsLeftOutAndIsNoDeny() {
        var cluster = egress("{toCIDRSet: [{cidr: 203.0.0.0/16, except: [203.0.113.0/24]}]}");
        assertThat(to(cluster, "203.0.1.1")).isEqualTo("allowed");
        assertThat(to(cluster, WORLD)).isEqualTo("defaultDeny");
        var twice = egress("{toCIDRSet: [{cidr: 203.0.0.0/16, except: [203.0.113.0/24]}, {cidr: 203.0.113.0/24}]}");
        assertThat(to(twice, WORLD)).isEqualTo("allowed");
    }

    @Test
    void aWholeFamilyWithAnExceptionStillHoldsTheRestOfTheWorld() {
        for (boolean dual : new boolean[] {false, true}) {
            var cluster = egress("{toCIDRSet: [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]}");
            assertThat(to(dual ? cluster.dualStack() : cluster, WORLD)).isEqualTo("allowed");
            assertThat(to(cluster, "10.200.0.1")).isEqualTo("defaultDeny");
        }
    }

    @Test
    void aNodeIsMatchedByAddressWhereTheAgentsAreToldSo() {
        var cluster = egress("{toCIDR: [192.0.2.0/24]}");
        assertThat(to(cluster, "node:two")).isEqualTo("defaultDeny");
        var nodes = new AgentOptions(false, false, true, AgentOptions.Enforcement.DEFAULT, true, true);
        assertThat(to(cluster.options(nodes), "node:two")).isEqualTo("allowed");
        assertThat(to(cluster.options(nodes), "192.0.2.2")).isEqualTo("allowed");
    }

    @Test
    void aGroupIsMeantByNameOrByItsLabels() {
        var byName = egress("{toCIDRSet: [{cidrGroupRef: partners, except: [203.0.113.128/25]}]}")
                .group("partners", Map.of("kind", "partner"), "203.0.113.0/24");
        assertThat(to(byName, WORLD)).isEqualTo("allowed");
        assertThat(to(byName, "203.0.113.200")).isEqualTo("defaultDeny");
        var byLabel = egress("{toCIDRSet: [{cidrGroupSelector: {matchLabels: {kind: partner}}}]}")
                .group("partners", Map.of("kind", "partner"), "203.0.113.0/24");
        assertThat(to(byLabel, WORLD)).isEqualTo("allowed");
        assertThat(to(byLabel, "198.51.100.1")).isEqualTo("defaultDeny");
    }

    @Test
    void aGroupThatDoesNotExistIsNobody() {
        assertThat(to(egress("{toCIDRSet: [{cidrGroupRef: nowhere}]}"), WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void anEmptyOrNegativeSelectorOfGroupsMeansPodsAsWell() {
        assertThat(to(egress("{toCIDRSet: [{cidrGroupSelector: {}}]}"), "bank/db"))
                .isEqualTo("allowed");
        var negative = "{toCIDRSet: [{cidrGroupSelector: {matchExpressions: [{key: kind, operator: DoesNotExist}]}}]}";
        assertThat(to(egress(negative), "bank/db")).isEqualTo("allowed");
    }

    @Test
    void aNameIsTheAddressesThatWereSeenForIt() {
        var cluster = egress("{toFQDNs: [{matchName: api.example.com}]}").learned("api.example.com", WORLD);
        assertThat(to(cluster, "fqdn:api.example.com")).isEqualTo("allowed");
        assertThat(to(cluster, WORLD)).isEqualTo("allowed");
        assertThat(to(cluster, "203.0.113.10")).isEqualTo("defaultDeny");
    }

    @Test
    void aNameThatSharesItsAddressIsReachedByTheOther() {
        var cluster = egress("{toFQDNs: [{matchName: api.example.com}]}")
                .learned("api.example.com", WORLD)
                .learned("other.example.net", WORLD);
        assertThat(to(cluster, "fqdn:other.example.net")).isEqualTo("allowed");
    }

    @Test
    void aNameIsComparedWithoutCaseAndTrailingDot() {
        var cluster = egress("{toFQDNs: [{matchName: API.Example.com.}]}").learned("api.example.COM.", WORLD);
        assertThat(to(cluster, "fqdn:Api.example.com")).isEqualTo("allowed");
    }

    @Test
    void aPatternMatchesWithinOneLabel() {
        var cluster = egress("{toFQDNs: [{matchPattern: \"*.example.com\"}]}")
                .learned("a.example.com", "203.0.113.1")
                .learned("a.b.example.com", "203.0.113.2")
                .learned("example.com", "203.0.113.3");
        assertThat(to(cluster, "fqdn:a.example.com")).isEqualTo("allowed");
        assertThat(to(cluster, "fqdn:a.b.example.com")).isEqualTo("defaultDeny");
        assertThat(to(cluster, "fqdn:example.com")).isEqualTo("defaultDeny");
    }

    @Test
    void nodesAreSelectedByTheirLabelsWhereThatIsSwitchedOn() {
        var cluster = egress("{toNodes: [{matchLabels: {zone: west}}]}");
        assertThat(cluster.refusal().reason()).startsWith("FromNodes/ToNodes rules can only be applied when");
        var selecting = new AgentOptions(false, true, false, AgentOptions.Enforcement.DEFAULT, true, true);
        assertThat(to(cluster.options(selecting), "node:two")).isEqualTo("allowed");
        assertThat(to(cluster.options(selecting), "bank/db")).isEqualTo("defaultDeny");
    }

    @Test
    void aServiceIsItsPodsOrItsAddresses() {
        var pods = new Topology.Service("front", "bank", Map.of("role", "front"), Map.of("app", "web"), List.of());
        var byName = egress("{toServices: [{k8sService: {serviceName: front, namespace: bank}}]}")
                .service(pods);
        assertThat(to(byName, "bank/web")).isEqualTo("allowed");
        assertThat(to(byName, "shop/web")).isEqualTo("defaultDeny");
        var bySelector = egress("{toServices: [{k8sServiceSelector: {selector: {matchLabels: {role: front}}}}]}");
        assertThat(to(bySelector.service(pods), "bank/web")).isEqualTo("allowed");
        var outside = new Topology.Service("out", "bank", Map.of(), Map.of(), List.of(WORLD));
        var anywhere =
                egress("{toServices: [{k8sService: {serviceName: out}}]}").service(outside);
        assertThat(to(anywhere, WORLD)).isEqualTo("allowed");
    }

    @Test
    void aServiceOfADenyIsNotTranslatedSoThatItDeniesThePortToEverybody() {
        var pods = new Topology.Service("front", "bank", Map.of(), Map.of("app", "web"), List.of());
        var service = "{toServices: [{k8sService: {serviceName: front, namespace: bank}}]%s}";
        var ports = ", toPorts: [{ports: [{port: \"80\"}]}]";
        assertThat(to(egress("egressDeny", service.formatted(ports)).service(pods), "shop/web"))
                .isEqualTo("denied");
        assertThat(to(egress("egressDeny", service.formatted("")).service(pods), "bank/web"))
                .isEqualTo("allowed");
    }

    @Test
    void groupsOfAwsLeaveUndecidedWhateverTheirObjectSays() {
        var cluster = egress("{toGroups: [{aws: {region: eu-west-1}}]}, {toEndpoints: [{}]}");
        assertThat(cluster.decide(Cluster.flow("shop/db", WORLD, Protocol.TCP, 80)))
                .isInstanceOf(Verdict.Undecided.class)
                .extracting(verdict -> ((Verdict.Undecided) verdict).reason())
                .isEqualTo("fromGroups and toGroups depend on AWS");
        assertThat(to(cluster, "bank/db")).isEqualTo("undecided");
        assertThat(to(cluster, "shop/web")).isEqualTo("undecided");
    }

    @Test
    void authenticationIsUndecided() {
        var cluster = ingress("{fromEndpoints: [{}], authentication: {mode: required}}");
        assertThat(from(cluster, "shop/web")).isEqualTo("undecided");
        assertThat(from(cluster, "bank/web")).isEqualTo("defaultDeny");
    }

    @Test
    void theHostFirewallSelectsNodesAndOnlyWhereItIsOn() {
        var policy = """
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: nodes}
                spec: {nodeSelector: {matchLabels: {zone: west}}, ingress: [{fromEntities: [cluster], toPorts: [{ports: [{port: "22"}]}]}]}
                """;
        assertThat(Cluster.with(policy).tcp(WORLD, "node:two", 22)).isEqualTo("n/a n/a");
        assertThat(Cluster.with(policy).hostFirewall().tcp(WORLD, "node:two", 22))
                .isEqualTo("n/a defaultDeny");
        assertThat(Cluster.with(policy).hostFirewall().tcp("shop/db", "node:two", 22))
                .isEqualTo("allowed allowed");
        assertThat(Cluster.with(policy).hostFirewall().tcp(WORLD, "node:one", 22))
                .isEqualTo("n/a allowed");
        assertThat(Cluster.with(policy).hostFirewall().tcp(WORLD, "shop/db", 22))
                .isEqualTo("n/a allowed");
    }

    @Test
    void anInitEndpointIsClosedBothWaysUntilARuleNamesIt() {
        var cluster = new Cluster().special("init");
        assertThat(cluster.tcp("init", WORLD, 80)).isEqualTo("defaultDeny n/a");
        assertThat(cluster.tcp(WORLD, "init", 80)).isEqualTo("n/a defaultDeny");
        cluster.and("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: init}
                spec: {endpointSelector: {matchLabels: {"reserved:init": ""}}, egress: [{toEntities: [world]}]}
                """);
        assertThat(cluster.tcp("init", WORLD, 80)).isEqualTo("allowed n/a");
    }

    @Test
    void anEndThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> new Cluster().tcp("shop/nobody", WORLD, 80))
                .isInstanceOf(Rejection.class)
                .hasMessage("There is no endpoint shop/nobody");
        assertThatThrownBy(() -> new Cluster().tcp("@cluster", "shop/db", 80))
                .isInstanceOf(Rejection.class)
                .hasMessage("'cluster' cannot be the end of a flow");
    }
}
