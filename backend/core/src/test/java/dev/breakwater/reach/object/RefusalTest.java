package dev.breakwater.reach.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Cluster;
import dev.breakwater.reach.object.Parsed.By;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Cilium or the API server refuses, with their reason, line by line of the list of rejections. */
class RefusalTest {

    private static Cluster spec(String spec) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: rule}
                spec: {%s}
                """.formatted(spec));
    }

    private static Cluster rule(String sections) {
        return spec("endpointSelector: {}, " + sections);
    }

    private static Cluster port(String entry) {
        return rule("egress: [{toPorts: [%s]}]".formatted(entry));
    }

    private static String reason(Cluster cluster) {
        return cluster.refusal().reason();
    }

    private static void ciliumSays(Cluster cluster, String reason) {
        assertThat(cluster.refusal().by()).isEqualTo(By.CILIUM);
        assertThat(reason(cluster)).isEqualTo(reason);
    }

    private static void schemaSays(Cluster cluster, String reason) {
        assertThat(cluster.refusal().by()).isEqualTo(By.API_SERVER);
        assertThat(reason(cluster)).contains(reason);
    }

    private static String times(int count, String item) {
        return IntStream.range(0, count).mapToObj(_ -> item).collect(Collectors.joining(", "));
    }

    @Test
    void aRuleWithoutAnyRuleIsRefused() {
        ciliumSays(rule("ingress: []"), "rule must have at least one of Ingress, IngressDeny, Egress, EgressDeny");
    }

    @Test
    void aRuleSelectsEitherEndpointsOrNodes() {
        schemaSays(spec("ingress: [{}]"), "rule must have one of EndpointSelector or NodeSelector");
        schemaSays(rule("nodeSelector: {}, ingress: [{}]"), "rule cannot have both EndpointSelector and NodeSelector");
    }

    @Test
    void aNodeSelectorIsRefusedInTheSpecOfANamespacedPolicy() {
        ciliumSays(Cluster.with("""
                        apiVersion: cilium.io/v2
                        kind: CiliumNetworkPolicy
                        metadata: {name: rule, namespace: shop}
                        spec: {nodeSelector: {}, ingress: [{}]}
                        """), "Invalid CiliumNetworkPolicy spec: rule cannot have NodeSelector");
    }

    @Test
    void anEmptyPolicyIsRefused() {
        ciliumSays(Cluster.with("""
                        apiVersion: cilium.io/v2
                        kind: CiliumClusterwideNetworkPolicy
                        metadata: {name: rule}
                        """), "Invalid CiliumNetworkPolicy: empty policy");
    }

    @Test
    void keysAndValuesOfSelectorsAreCheckedWithTheirSource() {
        var longest = "a".repeat(63);
        assertThat(reason(spec(
                        "endpointSelector: {matchLabels: {\"k8s:io.cilium.k8s.namespace.labels.%s\": x}}, ingress: [{}]"
                                .formatted("a".repeat(29)))))
                .startsWith("invalid label selector")
                .endsWith("no more than 63 bytes");
        assertThat(rule("ingress: [{fromEndpoints: [{matchLabels: {%s: x}}]}]".formatted(longest))
                        .policies()
                        .refused())
                .as("any. comes before it")
                .hasSize(1);
        assertThat(reason(rule("ingress: [{fromEndpoints: [{matchLabels: {Upper.Case/name: x}}]}]")))
                .contains("prefix part");
        assertThat(reason(rule("ingress: [{fromEndpoints: [{matchLabels: {app: %s}}]}]".formatted("a".repeat(64)))))
                .contains("must be no more than 63 bytes");
        assertThat(reason(rule("ingress: [{fromRequires: [{matchLabels: {app: \"a b\"}}]}]")))
                .contains("a valid label must be");
        schemaSays(Cluster.with("""
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: rule, namespace: shop}
                        spec: {podSelector: {matchLabels: {io.kubernetes.pod.namespace: not a value}}}
                        """), "a valid label must be");
    }

    @Test
    void operatorsTakeValuesOrNone() {
        assertThat(reason(rule("ingress: [{fromEndpoints: [{matchExpressions: [{key: app, operator: In}]}]}]")))
                .contains("must be specified when `operator` is 'In' or 'NotIn'");
        assertThat(
                        reason(
                                rule(
                                        "ingress: [{fromEndpoints: [{matchExpressions: [{key: app, operator: Exists, values: [x]}]}]}]")))
                .contains("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        schemaSays(
                rule("ingress: [{fromEndpoints: [{matchExpressions: [{key: app, operator: Gt}]}]}]"),
                "not a valid selector operator");
    }

    @Test
    void oneItemHasPeersOfOneKind() {
        ciliumSays(
                rule("ingress: [{fromEndpoints: [{}], fromEntities: [world]}]"),
                "combining FromEndpoints and FromEntities is not supported yet");
        ciliumSays(
                rule("ingress: [{fromCIDR: [10.0.0.0/8], fromCIDRSet: [{cidr: 10.0.0.0/8}]}]"),
                "combining FromCIDR and FromCIDRSet is not supported yet");
        ciliumSays(
                rule("egress: [{toFQDNs: [{matchName: a.b}], toEndpoints: [{}]}]"),
                "combining ToEndpoints and ToFQDNs is not supported yet");
        assertThat(rule("ingress: [{fromEndpoints: [{}], fromRequires: [{}]}]")
                        .policies()
                        .refused())
                .isEmpty();
        assertThat(rule("ingress: [{fromEndpoints: [{}], fromEntities: []}]")
                        .policies()
                        .refused())
                .isEmpty();
    }

    @Test
    void portsAndIcmpsDoNotMix() {
        assertThat(reason(rule("ingress: [{toPorts: [{ports: [{port: \"80\"}]}], icmps: [{fields: [{type: 8}]}]}]")))
                .startsWith("the ICMPs block may only be present without ToPorts");
    }

    @Test
    void dnsRulesAreRefusedOnIngress() {
        ciliumSays(
                rule("ingress: [{toPorts: [{ports: [{port: \"53\"}], rules: {dns: [{matchPattern: \"*\"}]}}]}]"),
                "L7 protocol DNS is not supported on ingress yet");
    }

    @Test
    void theHostHasNoLayerSevenButDnsOnEgress() {
        var rule = "nodeSelector: {}, %s: [{toPorts: [{ports: [{port: \"53\", protocol: TCP}], rules: {%s}}]}]";
        ciliumSays(spec(rule.formatted("ingress", "http: [{}]")), "L7 policy is not supported on host ingress yet");
        ciliumSays(
                spec(rule.formatted("egress", "http: [{}]")), "L7 protocol http is not supported on host egress yet");
        assertThat(spec(rule.formatted("egress", "dns: [{matchPattern: \"*\"}]"))
                        .policies()
                        .refused())
                .isEmpty();
    }

    @Test
    void layerSevenNeedsTheProxy() {
        var without = new AgentOptions(false, false, false, AgentOptions.Enforcement.DEFAULT, true, false);
        ciliumSays(
                port("{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{}]}}")
                        .options(without),
                "L7 policy is not supported since L7 proxy is not enabled");
    }

    @Test
    void httpIsForTcpOnly() {
        for (String protocol : new String[] {"", ", protocol: ANY", ", protocol: UDP"}) {
            assertThat(reason(port("{ports: [{port: \"80\"%s}], rules: {http: [{}]}}".formatted(protocol))))
                    .as(protocol)
                    .startsWith("L7 rules can only apply to TCP (not ");
        }
    }

    @Test
    void layerSevenNeedsARealPort() {
        ciliumSays(
                port("{ports: [{port: \"0\", protocol: TCP}], rules: {http: [{}]}}"),
                "L7 rules can not be used when a port is 0");
    }

    @Test
    void dnsRulesHaveNoRangesAndNeedAPortButHttpRulesMayHaveThem() {
        var dns = "rules: {dns: [{matchPattern: \"*\"}]}}";
        ciliumSays(port("{ports: [{port: \"53\", endPort: 54}], " + dns), "DNS rules do not support port ranges");
        ciliumSays(port("{ports: [], " + dns), "port 53 must be specified for DNS rules");
        assertThat(port("{ports: [{port: \"54\"}], " + dns).policies().refused())
                .as("whatever number")
                .isEmpty();
        assertThat(port("{ports: [{port: \"80\", endPort: 90, protocol: TCP}], rules: {http: [{}]}}")
                        .policies()
                        .refused())
                .isEmpty();
    }

    @Test
    void oneEntryHasRulesOfOneKind() {
        schemaSays(
                port("{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{}], kafka: [{}]}}"),
                "multiple L7 protocol rule types specified in single rule");
        schemaSays(port("{ports: [{port: \"80\"}], rules: {}}"), "or none");
    }

    @Test
    void serverNamesNeedTlsTerminationBesideRulesAndAreNotEmpty() {
        ciliumSays(
                port("{ports: [{port: \"80\", protocol: TCP}], serverNames: [a], rules: {http: [{}]}}"),
                "ServerNames are not allowed with L7 rules without TLS termination");
        ciliumSays(port("{ports: [{port: \"80\"}], serverNames: [\"\"]}"), "empty server name is not allowed");
    }

    @Test
    void listenersAreForEgressWithoutRules() {
        var listener = "listener: {envoyConfig: {name: e}, name: l}";
        ciliumSays(
                rule("ingress: [{toPorts: [{ports: [{port: \"80\"}], %s}]}]".formatted(listener)),
                "Listener is not allowed on ingress (l)");
        ciliumSays(
                port("{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{}]}, %s}".formatted(listener)),
                "Listener is not allowed with L7 rules (l)");
    }

    @Test
    void fortyPortsAndFortyTypesAreTheMost() {
        assertThat(port("{ports: [%s]}".formatted(times(40, "{port: \"80\"}")))
                        .policies()
                        .refused())
                .isEmpty();
        schemaSays(port("{ports: [%s]}".formatted(times(41, "{port: \"80\"}"))), "too many ports, the max is 40");
        schemaSays(
                rule("ingress: [{icmps: [{fields: [%s]}]}]".formatted(times(41, "{type: 8}"))),
                "too many types, the max is 40");
    }

    @Test
    void aPortIsANumberUpTo65535OrAName() {
        for (String text :
                new String[] {"99999", "70000", "8080/tcp", "08080", "-1", "a--b", "name-of-sixteen-", "80 "}) {
            assertThat(reason(port("{ports: [{port: \"%s\"}]}".formatted(text))))
                    .as(text)
                    .startsWith("unable to parse port");
        }
        ciliumSays(port("{ports: [{port: \"\"}]}"), "Port must be specified");
        schemaSays(port("{ports: [{port: 80}]}"), "must be of type string");
    }

    @Test
    void protocolsAreWrittenInUpperCase() {
        schemaSays(port("{ports: [{port: \"80\", protocol: tcp}]}"), "Unsupported value");
    }

    @Test
    void anExceptionLiesInItsBlock() {
        ciliumSays(
                rule("egress: [{toCIDRSet: [{cidr: 10.0.0.0/8, except: [192.168.0.0/16]}]}]"),
                "allow CIDR prefix 10.0.0.0/8 does not contain exclude CIDR prefix 192.168.0.0/16");
        assertThat(rule("egress: [{toCIDRSet: [{cidr: 10.0.0.0/8, except: [\"2001:db8::/32\"]}]}]")
                        .policies()
                        .refused())
                .hasSize(1);
    }

    @Test
    void aBlockIsOneThingOfThree() {
        schemaSays(rule("egress: [{toCIDRSet: [{}]}]"), "one of cidr, cidrGroupRef, or cidrGroupSelector is required");
        schemaSays(
                rule("egress: [{toCIDRSet: [{cidr: 10.0.0.0/8, cidrGroupRef: g}]}]"),
                "more than one of cidr, cidrGroupRef, or cidrGroupSelector may not be set");
        schemaSays(rule("egress: [{toCIDRSet: [{cidrGroupRef: Upper}]}]"), "DNS-1123 subdomain");
    }

    @Test
    void anAddressAloneIsNoBlock() {
        var refusal = rule("egress: [{toCIDR: [10.0.0.1]}]").refusal();
        assertThat(refusal.by()).isEqualTo(By.API_SERVER);
        assertThat(refusal.remedy()).isEqualTo("A single address is written 10.0.0.1/32");
        for (String text : new String[] {"10.0.0.0/33", "10.0.0.0/08", "10.0.0/8", "10.0.0.0/x", "here/8"}) {
            schemaSays(rule("egress: [{toCIDR: [%s]}]".formatted(text)), "unable to parse CIDR");
        }
    }

    @Test
    void entitiesAreThoseOfTheSchema() {
        schemaSays(rule("ingress: [{fromEntities: [universe]}]"), "unsupported entity: universe");
        schemaSays(rule("ingress: [{fromEntities: [world-ipv4]}]"), "unsupported entity: world-ipv4");
    }

    @Test
    void namesAreWellFormedAndOneOfTwoKinds() {
        for (String name : new String[] {
            "{matchName: \"a b\"}",
            "{matchName: \"*.a\"}",
            "{matchPattern: \"a..b\"}",
            "{matchName: a, matchPattern: a}",
            "{}"
        }) {
            schemaSays(rule("egress: [{toFQDNs: [%s]}]".formatted(name)), "");
        }
    }

    @Test
    void expressionsOfHttpRulesAreRe2s() {
        for (String path : new String[] {"(", "[", "a**", "(?=a)", "\\\\1"}) {
            assertThat(reason(port("{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{path: \"%s\"}]}}"
                            .formatted(path))))
                    .as(path)
                    .startsWith("error parsing regexp: ");
        }
    }

    @Test
    void kindsAndVersionsAreThoseThatAreServed() {
        schemaSays(Cluster.with("{apiVersion: v1, kind: Pod, metadata: {name: p}}"), "no matches for kind \"Pod\"");
        schemaSays(
                Cluster.with("{apiVersion: cilium.io/v2alpha1, kind: CiliumNetworkPolicy, metadata: {name: p}}"),
                "no matches for kind \"CiliumNetworkPolicy\" in version \"cilium.io/v2alpha1\"");
        schemaSays(
                Cluster.with("{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, spec: {}}"),
                "CiliumNetworkPolicy must have name");
        assertThat(PolicyObject.parse("no object", new Cluster().topology())).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void typesAreThoseOfTheSchemaAndSayWhere() {
        var refusal = rule("ingress: [{}, {fromEndpoints: {}}]").refusal();
        assertThat(refusal.reason()).isEqualTo("Invalid value: must be of type array");
        assertThat(refusal.path()).isEqualTo("spec.ingress[1].fromEndpoints");
        schemaSays(rule("ingress: [null]"), "must be of type object");
        schemaSays(rule("ingress: [{}], enableDefaultDeny: {ingress: \"yes\"}"), "must be of type boolean");
        schemaSays(port("{ports: [{port: \"80\", endPort: 65536}]}"), "should be in 0 to 65535");
        schemaSays(port("{ports: [{port: \"80\", endPort: 80.5}]}"), "must be of type integer");
    }

    @Test
    void fieldsThatTheSchemaDoesNotKnowAreIgnored() {
        assertThat(rule("ingress: [{fromEndpoint: [{}], order: 3}]").policies().refused())
                .isEmpty();
    }
}
