package dev.breakwater.reach;

import static dev.breakwater.reach.Cluster.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Verdict.Proxied;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What surprises in Cilium's engine, by the numbers of the list; what is no surprise stands with its subject. */
class SurprisesTest {
    private static final String PORT_80 = "toPorts: [{ports: [{port: \"80\"}]}]";

    private static String cnp(String name, String sections) {
        return """
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: %s, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, %s}
                """.formatted(name, sections);
    }

    private static String ccnp(String name, String selector, String sections) {
        return """
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: %s}
                spec: {endpointSelector: %s, %s}
                """.formatted(name, selector, sections);
    }

    private static Cluster shop(String sections) {
        return Cluster.with(cnp("rule", sections));
    }

    private static String from(Cluster cluster, String peer) {
        return cluster.tcp(peer, "shop/db", 80).split(" ", -1)[1];
    }

    private static String to(Cluster cluster, String peer) {
        return cluster.tcp("shop/db", peer, 80).split(" ", -1)[0];
    }

    @Test
    void s01AnEmptyListOfNamesOpensThePortToEverybody() {
        assertThat(to(shop("egress: [{toFQDNs: [], %s}]".formatted(PORT_80)), "bank/web"))
                .isEqualTo("allowed");
    }

    @Test
    void s02RequirementsWithoutEndpointsOpenThePortToEverybody() {
        var requires = "ingress: [{fromRequires: [{matchLabels: {app: web}}], %s}]".formatted(PORT_80);
        assertThat(from(shop(requires), WORLD)).isEqualTo("allowed");
        var service = "egress: [{toServices: [{k8sService: {serviceName: gone}}], %s}]".formatted(PORT_80);
        assertThat(to(shop(service), WORLD)).isEqualTo("allowed");
    }

    @Test
    void s03PurelyNegativePeersMeanTheWorld() {
        var notShop = "{matchExpressions: [{key: \"%s\", operator: NotIn, values: [%s]}]}";
        var byName = notShop.formatted("k8s:io.kubernetes.pod.namespace", "shop");
        var byLabel = notShop.formatted("k8s:io.cilium.k8s.namespace.labels.team", "red");
        assertThat(from(shop("ingress: [{fromEndpoints: [%s]}]".formatted(byName)), WORLD))
                .isEqualTo("allowed");
        assertThat(from(shop("ingress: [{fromEndpoints: [%s]}]".formatted(byLabel)), WORLD))
                .isEqualTo("allowed");
        var subject = "{matchLabels: {app: db}}";
        assertThat(from(Cluster.with(ccnp("c", subject, "ingress: [{fromEndpoints: [%s]}]".formatted(byName))), WORLD))
                .isEqualTo("allowed");
        assertThat(from(Cluster.with(ccnp("c", subject, "ingress: [{fromEndpoints: [%s]}]".formatted(byLabel))), WORLD))
                .as("a clusterwide one adds Exists to this one")
                .isEqualTo("defaultDeny");
    }

    @Test
    void s03ANegativeNamespaceSelectorOfANetworkPolicyMeansTheInternet() {
        var cluster = Cluster.with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec:
                  podSelector: {}
                  egress: [{to: [{namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [red]}]}}]}]
                """);
        assertThat(to(cluster, WORLD)).isEqualTo("allowed");
    }

    @Test
    void s04ANetworkPolicyWithALongNamespaceKeyIsNotEnforced() {
        var cluster = Cluster.with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {a-key-of-twenty-nine-letters: x}}}]}]}
                """);
        assertThat(from(cluster, WORLD)).isEqualTo("defaultDeny");
        var longer = Cluster.with("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {a-key-of-more-than-28-characters: x}}}]}]}
                """);
        assertThat(longer.refusal().reason())
                .startsWith("invalid label selector")
                .endsWith("no more than 63 bytes");
        assertThat(from(longer, WORLD)).isEqualTo("allowed");
    }

    @Test
    void s06ANamedPortOnWhichTheClusterDisagreesIsNoneInEgress() {
        var deny = "egressDeny: [{toEntities: [all], toPorts: [{ports: [{port: http, protocol: TCP}]}]}],"
                + " enableDefaultDeny: {egress: false}";
        var cluster = shop(deny).pod("one", Map.of(), new NamedPort("http", 80, Protocol.TCP));
        assertThat(to(cluster, WORLD)).isEqualTo("denied");
        cluster.pod("two", Map.of(), new NamedPort("http", 8080, Protocol.TCP));
        assertThat(to(cluster, WORLD)).as("any tenant can defuse it").isEqualTo("allowed");
    }

    @Test
    void s07AllOfIpv6IsAllOfIpv4WhereThereIsOneWorld() {
        assertThat(to(shop("egress: [{toCIDRSet: [{cidr: \"::/0\"}]}]"), WORLD)).isEqualTo("allowed");
        assertThat(to(shop("egress: [{toCIDRSet: [{cidr: \"::/0\"}]}]").dualStack(), WORLD))
                .isEqualTo("defaultDeny");
        assertThat(to(shop("egress: [{toCIDR: [\"::/0\"]}]"), WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void s08AnUnderscoreIsReadOverAndMisledIntoPortZero() {
        var odd = "{fromEndpoints: [{matchLabels: {app: web}}], toPorts: [{ports: [{port: \"8_0\", protocol: TCP}]}]}";
        assertThat(from(shop("ingress: [%s]".formatted(odd)), "shop/web")).isEqualTo("allowed");
        var zero = "{fromEntities: [health], toPorts: [{ports: [{port: \"0\", protocol: TCP}]}]}";
        var both = shop("ingress: [%s, %s]".formatted(zero, odd));
        assertThat(both.tcp("shop/web", "shop/db", 9)).as("80, or every port").isEqualTo("allowed undecided");
        assertThat(both.tcp("bank/web", "shop/db", 9)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void s09ALeadingZeroIsOctalAndOneOfTwoPortsDisappears() {
        var port = "{toPorts: [{ports: [{port: \"%s\", protocol: TCP}]}]}";
        var octal = shop("ingress: [%s]".formatted(port.formatted("010")));
        assertThat(octal.tcp("shop/web", "shop/db", 8)).isEqualTo("allowed allowed");
        assertThat(octal.tcp("shop/web", "shop/db", 10)).isEqualTo("allowed defaultDeny");
        var both = shop("ingress: [%s, %s]".formatted(port.formatted("010"), port.formatted("10")));
        assertThat(both.tcp("shop/web", "shop/db", 8)).isEqualTo("allowed undecided");
        assertThat(both.tcp("shop/web", "shop/db", 10)).isEqualTo("allowed undecided");
        assertThat(both.tcp("shop/web", "shop/db", 9)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void s09AHexadecimalPortIsAName() {
        var cluster = shop("ingress: [{toPorts: [{ports: [{port: \"0x50\"}]}]}]");
        assertThat(from(cluster, "shop/web")).isEqualTo("defaultDeny");
        assertThat(from(cluster.pod("db", Map.of("app", "db"), new NamedPort("0x50", 80, Protocol.TCP)), "shop/web"))
                .isEqualTo("allowed");
    }

    @Test
    void s10EchoReplyIsEveryTypeOfIcmp() {
        var cluster = shop("ingress: [{fromEntities: [all], icmps: [{fields: [{type: EchoReply}]}]}]");
        assertThat(cluster.ping("shop/web", "shop/db")).isEqualTo("allowed allowed");
        assertThat(cluster.words(Cluster.flow("shop/web", "shop/db", Protocol.ICMPV6, 0)))
                .isEqualTo("allowed defaultDeny");
    }

    @Test
    void s11AnEmptyPeerUnderAnInitSubjectIsEverybody() {
        var init = ccnp("init", "{matchLabels: {\"reserved:init\": \"\"}}", "ingress: [{fromEndpoints: [{}]}]");
        assertThat(Cluster.with(init).special("init").tcp(WORLD, "init", 80)).isEqualTo("n/a allowed");
    }

    @Test
    void s12AnOverlappingRangeForTheSamePeerVoidsHttp() {
        var http =
                "{fromEndpoints: [{}], toPorts: [{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{method: PUT}]}}]}";
        var range = "{fromEndpoints: [{}], toPorts: [{ports: [{port: \"50\", endPort: 100, protocol: TCP}]}]}";
        var flow = Cluster.flow("shop/web", "shop/db", Protocol.TCP, 80).with(Cluster.get("/"));
        assertThat(shop("ingress: [%s]".formatted(http)).proxied(flow)).isEqualTo(Proxied.DENIED);
        var both = shop("ingress: [%s, %s]".formatted(http, range));
        assertThat(both.words(flow)).isEqualTo("allowed redirect(http)");
        assertThat(both.proxied(flow)).isEqualTo(Proxied.ALLOWED);
    }

    @Test
    void s13DnsRulesAreVoidedByTheirPortButNotByAnL3OnlyAllow() {
        var dns =
                "{toEndpoints: [{}], toPorts: [{ports: [{port: \"53\", protocol: UDP}], rules: {dns: [{matchName: a.b}]}}]}";
        var flow = Cluster.flow("shop/db", "shop/web", Protocol.UDP, 53).asking("c.d");
        assertThat(shop("egress: [%s, {toEntities: [cluster]}]".formatted(dns)).proxied(flow))
                .isEqualTo(Proxied.DENIED);
        var port = "{toEntities: [cluster], toPorts: [{ports: [{port: \"53\", protocol: UDP}]}]}";
        assertThat(shop("egress: [%s, %s]".formatted(dns, port)).proxied(flow)).isEqualTo(Proxied.ALLOWED);
    }

    @Test
    void s14ADenyOfNobodyDeniesByDefault() {
        assertThat(from(shop("ingressDeny: [{}]"), "shop/web")).isEqualTo("defaultDeny");
    }

    @Test
    void s15DefaultDenyOfADirectionWithoutRulesDoesNothing() {
        var cluster = shop("ingress: [{fromEndpoints: [{}]}], enableDefaultDeny: {egress: true}");
        assertThat(to(cluster, WORLD)).isEqualTo("allowed");
    }

    @Test
    void s16RulesUnderADenyAreDropped() {
        var deny =
                "ingressDeny: [{fromEntities: [all], toPorts: [{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{method: PUT}]}}]}]";
        assertThat(from(shop(deny), "shop/web")).isEqualTo("denied");
    }

    @Test
    void s17ADenyOfAllOrOfAPortCutsTheLocalHost() {
        assertThat(from(shop("ingressDeny: [{fromEntities: [all]}]"), "node:one"))
                .isEqualTo("denied");
        assertThat(from(shop("ingressDeny: [{%s}]".formatted(PORT_80)), "node:one"))
                .isEqualTo("denied");
        assertThat(from(shop("ingressDeny: [{fromEntities: [host], %s}]".formatted(PORT_80)), "node:one"))
                .isEqualTo("denied");
        assertThat(from(shop("ingressDeny: [{fromEntities: [world]}]"), "node:one"))
                .isEqualTo("allowed");
    }

    @Test
    void s18ADenyOfTheWorldKillsNamesAndAnApiServerOutside() {
        var cluster = shop("egress: [{toFQDNs: [{matchName: a.example.com}]}, {toEntities: [kube-apiserver]}],"
                        + " egressDeny: [{toEntities: [world]}]")
                .learned("a.example.com", WORLD)
                .apiServerAt("198.51.100.7");
        assertThat(to(cluster, "fqdn:a.example.com")).isEqualTo("denied");
        assertThat(to(cluster, "198.51.100.7")).isEqualTo("denied");
        assertThat(to(shop("egress: [{toEntities: [cluster]}]").apiServerAt("198.51.100.7"), "198.51.100.7"))
                .as("it is in the cluster entity")
                .isEqualTo("allowed");
        var block = shop("egress: [{toFQDNs: [{matchName: a.example.com}]}], egressDeny: [{toCIDR: [203.0.113.0/24]}]")
                .learned("a.example.com", WORLD);
        assertThat(to(block, "fqdn:a.example.com")).isEqualTo("denied");
    }

    @Test
    void s19RequirementsNarrowTheEndpointsOfEveryPolicy() {
        var requires = cnp("requires", "ingress: [{fromRequires: [{matchLabels: {tier: gold}}]}]");
        var cluster = shop("ingress: [{fromEndpoints: [{}]}, {fromCIDR: [203.0.113.0/24]}, {fromEntities: [health]}]")
                .and(requires)
                .pod("gold", Map.of("tier", "gold"));
        assertThat(from(cluster, "shop/web")).isEqualTo("defaultDeny");
        assertThat(from(cluster, "shop/gold")).isEqualTo("allowed");
        assertThat(from(cluster, WORLD)).as("not addresses").isEqualTo("allowed");
        assertThat(from(cluster, "@health")).as("not entities").isEqualTo("allowed");
        var everywhere = "{matchExpressions: [{key: \"k8s:io.kubernetes.pod.namespace\", operator: Exists}]}";
        var wide =
                shop("ingress: [{fromEndpoints: [%s]}]".formatted(everywhere)).and(requires);
        wide.add(new Endpoint(
                "bank/gold", "bank", Map.of("tier", "gold"), List.of(), "10.1.7.7", null, null, "one", null));
        assertThat(from(wide, "bank/gold")).as("they add their own namespace").isEqualTo("defaultDeny");
    }

    @Test
    void s19RequirementsOfADenyNarrowDeniesOnly() {
        var cluster = shop("ingress: [{fromEndpoints: [{}]}], ingressDeny: [{fromEndpoints: [{}]}]")
                .and(cnp("requires", "ingressDeny: [{fromRequires: [{matchLabels: {tier: gold}}]}]"))
                .pod("gold", Map.of("tier", "gold"));
        assertThat(from(cluster, "shop/web")).isEqualTo("allowed");
        assertThat(from(cluster, "shop/gold")).isEqualTo("denied");
    }

    @Test
    void s21AnEmptySubjectOfAClusterwidePolicySelectsHealthAndIngress() {
        var all = ccnp("all", "{}", "ingress: [{fromEntities: [cluster]}]");
        for (String special : List.of("health", "ingress")) {
            assertThat(Cluster.with(all).special(special).tcp(WORLD, special, 80))
                    .isEqualTo("n/a defaultDeny");
        }
    }

    @Test
    void s22InDualStackTheWorldByLabelMissesWhatAPolicyNamesAsACidr() {
        var byLabel = cnp("label", "egress: [{toEndpoints: [{matchLabels: {\"reserved:world\": \"\"}}]}]");
        assertThat(to(Cluster.with(byLabel).dualStack(), WORLD)).isEqualTo("allowed");
        var elsewhere = ccnp("other", "{matchLabels: {app: nobody}}", "egress: [{toCIDR: [203.0.113.0/24]}]");
        assertThat(to(Cluster.with(byLabel).and(elsewhere).dualStack(), WORLD)).isEqualTo("defaultDeny");
        assertThat(to(Cluster.with(byLabel).and(elsewhere), WORLD))
                .as("with one world")
                .isEqualTo("allowed");
        var entity = shop("egress: [{toEntities: [world]}]");
        assertThat(to(entity.and(elsewhere).dualStack(), WORLD)).isEqualTo("allowed");
    }

    @Test
    void s23AnEndPortBelowThePortIsTheSinglePort() {
        var cluster = shop("ingress: [{toPorts: [{ports: [{port: \"80\", endPort: 8}]}]}]");
        assertThat(from(cluster, "shop/web")).isEqualTo("allowed");
        assertThat(cluster.tcp("shop/web", "shop/db", 9)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void s23AnEndPortIsHonouredAfterAName() {
        var cluster = shop("ingress: [{toPorts: [{ports: [{port: web, endPort: 90}]}]}]")
                .pod("db", Map.of("app", "db"), new NamedPort("web", 80, Protocol.TCP));
        assertThat(cluster.tcp("shop/web", "shop/db", 85)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/web", "shop/db", 91)).isEqualTo("allowed defaultDeny");
    }

    @Test
    void s25ADnsRuleWithoutANameIsRefusedByTheSchema() {
        assertThat(shop("egress: [{toPorts: [{ports: [{port: \"53\"}], rules: {dns: [{}]}}]}]")
                        .refusal()
                        .reason())
                .startsWith("must validate one and only one schema");
    }

    @Test
    void s26TwoStarsAreOneAndAStarMatchesNothingToo() {
        for (var sample : Map.of(
                        "**.example.com",
                        "a.example.com",
                        "*example.com",
                        "example.com",
                        "a*.example.com",
                        "a.example.com")
                .entrySet()) {
            var one = shop("egress: [{toFQDNs: [{matchPattern: \"%s\"}]}]".formatted(sample.getKey()))
                    .learned(sample.getValue(), WORLD)
                    .learned("x.y.example.com", "203.0.113.10");
            assertThat(to(one, WORLD)).as(sample.getKey()).isEqualTo("allowed");
            assertThat(to(one, "203.0.113.10")).as(sample.getKey()).isEqualTo("defaultDeny");
        }
    }

    @Test
    void s27ABlockNeverMeansPodsOrNodes() {
        var allow = shop("egress: [{toCIDR: [0.0.0.0/0, 10.1.0.3/32]}]");
        assertThat(to(allow, "bank/web")).isEqualTo("defaultDeny");
        assertThat(to(allow, "10.1.0.3")).as("the pod's address").isEqualTo("defaultDeny");
        for (String managed : List.of("node:one", "node:two", "@health", "@kube-apiserver")) {
            assertThat(to(allow, managed)).as(managed).isEqualTo("defaultDeny");
        }
        var deny = shop("egress: [{toEntities: [all]}], egressDeny: [{toCIDR: [10.0.0.0/8]}]");
        assertThat(to(deny, "bank/web")).isEqualTo("allowed");
        assertThat(to(deny, "10.200.0.1")).isEqualTo("denied");
    }

    @Test
    void s29OfTwoSpellingsOfOneKeyARandomOneCounts() {
        var cluster = shop("ingress: [{fromEndpoints: [{matchLabels: {app: web, \"any:app\": db}}]}]");
        assertThat(from(cluster, "shop/web")).isEqualTo("undecided");
        assertThat(from(cluster, WORLD)).isEqualTo("defaultDeny");
    }

    @Test
    void s30ANodeSelectorInSpecsOfANamespacedPolicyIsAcceptedAndSelectsNothing() {
        var cluster = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                specs: [{nodeSelector: {}, ingress: [{}]}]
                """).hostFirewall();
        assertThat(cluster.policies().refused()).isEmpty();
        assertThat(cluster.tcp(WORLD, "node:two", 80)).isEqualTo("n/a allowed");
        assertThat(shop("ingress: [{}]").policies().refused()).isEmpty();
    }

    @Test
    void s30OneBadEntryOfSpecsDropsTheWholeObject() {
        var cluster = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {}, ingress: [{}]}
                specs: [{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: "99999"}]}]}]}]
                """);
        assertThat(cluster.refusal().reason()).startsWith("unable to parse port");
        assertThat(from(cluster, WORLD)).isEqualTo("allowed");
    }

    @Test
    void s31LabelsThatAreNoPartOfIdentitiesSelectNobody() {
        for (String key : List.of(
                "pod-template-hash",
                "statefulset.kubernetes.io/pod-name",
                "controller-revision-hash",
                "batch.kubernetes.io/controller-uid",
                "topology.beta.kubernetes.io/zone",
                "io.kubernetes.foo",
                "annotation.x",
                "io.cilium.k8s.policy.name")) {
            var cluster = shop("ingress: [{fromEndpoints: [{matchExpressions: [{key: %s, operator: Exists}]}]}]"
                            .formatted(key))
                    .pod("labelled", Map.of(key, "x"));
            assertThat(from(cluster, "shop/labelled")).as(key).isEqualTo("defaultDeny");
        }
        var kept = shop("ingress: [{fromEndpoints: [{matchLabels: {app.kubernetes.io/name: x}}]}]")
                .pod("labelled", Map.of("app.kubernetes.io/name", "x"));
        assertThat(from(kept, "shop/labelled")).isEqualTo("allowed");
    }

    @Test
    void s31AServiceWhosePodsAreSelectedByADottedKeyIsNobody() {
        var dotted = new Topology.Service("front", "shop", Map.of(), Map.of("app.kubernetes.io/name", "x"), List.of());
        var cluster = shop("egress: [{toServices: [{k8sService: {serviceName: front, namespace: shop}}]}]")
                .service(dotted)
                .pod("labelled", Map.of("app.kubernetes.io/name", "x"));
        assertThat(to(cluster, "shop/labelled")).isEqualTo("defaultDeny");
    }

    @Test
    void s33APodWithALabelNamedHostIsExemptFromEveryPolicyAndOneNamedInitIsClosed() {
        var cluster = shop("ingress: [{}], egress: [{}]").pod("db", Map.of("app", "db", "host", "x"));
        assertThat(cluster.tcp(WORLD, "shop/db", 80)).isEqualTo("n/a allowed");
        assertThat(cluster.hostFirewall().tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
        var init = new Cluster().pod("db", Map.of("app", "db", "init", "x"));
        assertThat(init.tcp(WORLD, "shop/db", 80)).isEqualTo("n/a defaultDeny");
    }
}
