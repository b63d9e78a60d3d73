package dev.breakwater.reach.lint;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LintTest {
    private static final Topology TOPOLOGY = Topology.of(
            List.of(new Topology.Namespace("shop", Map.of())),
            List.of(
                    Endpoint.pod("shop", "web", Map.of("app", "web")),
                    Endpoint.pod("shop", "db", Map.of("app", "db"))));
    private static final LayerSeven PLAIN = new LayerSeven.None();
    private static final LayerSeven GET =
            new LayerSeven.Http(List.of(new LayerSeven.HttpRule("GET", null, null, Map.of())));

    private int number;

    private static Requirement in(String key, String... values) {
        return new Requirement("k8s", key, Operator.IN, new TreeSet<>(List.of(values)));
    }

    private static Requirement bare(String key, Operator operator) {
        return new Requirement("k8s", key, operator, new TreeSet<>());
    }

    private static Peer pods(Requirement... requirements) {
        return new Peer.Labelled(new Selector(List.of(requirements)));
    }

    private static Peer block(String cidr, String... except) {
        return new Peer.Block(
                Cidr.parse(cidr), Arrays.stream(except).map(Cidr::parse).toList());
    }

    private static List<PortMatch> tcp(int first, int last) {
        return List.of(new PortMatch.Range(Protocol.TCP, first, last));
    }

    private Clause clause(Effect effect, Direction direction, Peer peer, List<PortMatch> ports, LayerSeven layerSeven) {
        var origin =
                new Clause.Origin(new ObjectRef("cilium.io", "CiliumNetworkPolicy", "shop", "p" + number++), "spec");
        var subject = new Subject(new Selector(List.of(in("app", "web"))), "shop", false);
        return new Clause(origin, direction, effect, subject, List.of(peer), ports, layerSeven);
    }

    private Clause egress(Peer peer, List<PortMatch> ports) {
        return clause(Effect.ALLOW, Direction.EGRESS, peer, ports, PLAIN);
    }

    private static List<String> codes(Clause... clauses) {
        return Lint.of(TOPOLOGY, List.of(clauses)).stream()
                .map(Finding::code)
                .distinct()
                .toList();
    }

    @Test
    void findsNothingInWhatIsMeant() {
        assertThat(codes(egress(pods(in("app", "db")), tcp(3306, 3306)))).isEmpty();
    }

    @Test
    void findsRulesThatCanNeverMatch() {
        assertThat(codes(egress(pods(in("app", "a"), in("app", "b")), tcp(1, 1))))
                .containsExactly("rule-never-matches");
        assertThat(codes(egress(pods(bare("app", Operator.EXISTS), bare("app", Operator.DOES_NOT_EXIST)), tcp(1, 1))))
                .containsExactly("rule-never-matches");
        assertThat(codes(egress(block("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9"), tcp(1, 1))))
                .containsExactly("rule-never-matches");
    }

    @Test
    void findsRulesThatOthersShadow() {
        assertThat(codes(egress(pods(in("app", "db")), tcp(80, 80)), egress(pods(in("app", "db")), tcp(80, 90))))
                .containsExactly("rule-shadowed");
        assertThat(codes(
                        egress(pods(in("app", "db")), tcp(80, 80)),
                        clause(Effect.DENY, Direction.EGRESS, pods(in("app", "db", "web")), tcp(0, 65535), PLAIN)))
                .containsExactly("rule-denied");
    }

    @Test
    void findsOnlyTheSecondOfTwoEqualRules() {
        var one = egress(pods(in("app", "db")), tcp(80, 80));
        var two = egress(pods(in("app", "db")), tcp(80, 80));
        assertThat(Lint.of(TOPOLOGY, List.of(one, two)))
                .extracting(Finding::origin)
                .containsExactly(two.origin());
    }

    @Test
    void findsNamesBesideTheWorld() {
        var names = egress(new Peer.Fqdn(new DomainPattern("api.example.com", false)), tcp(443, 443));
        assertThat(codes(names, egress(new Peer.Anybody(), tcp(443, 443)))).contains("fqdn-beside-world");
        assertThat(codes(names, egress(new Peer.Anybody(), tcp(80, 80)))).doesNotContain("fqdn-beside-world");
    }

    @Test
    void findsBlocksThatAddUpToTheInternet() {
        var low = egress(block("0.0.0.0/1"), tcp(443, 443));
        assertThat(codes(low, egress(block("128.0.0.0/1"), tcp(443, 443)))).containsExactly("cidrs-cover-internet");
        assertThat(codes(low, egress(block("128.0.0.0/2"), tcp(443, 443)))).isEmpty();
    }

    @Test
    void findsLayerSevenThatAPlainRuleVoids() {
        var http = clause(Effect.ALLOW, Direction.EGRESS, pods(in("app", "db")), tcp(80, 80), GET);
        assertThat(codes(http, egress(pods(in("app", "db")), tcp(70, 90)))).contains("layer-seven-voided");
        assertThat(codes(http, egress(pods(in("app", "web")), tcp(70, 90)))).isEmpty();
        var dns = clause(
                Effect.ALLOW,
                Direction.EGRESS,
                pods(in("app", "db")),
                tcp(53, 53),
                new LayerSeven.Dns(List.of(new DomainPattern("a.example.com", false))));
        assertThat(codes(dns, egress(pods(in("app", "db")), tcp(50, 60)))).isEmpty();
        assertThat(codes(dns, egress(pods(in("app", "db")), tcp(53, 53)))).contains("layer-seven-voided");
    }

    @Test
    void findsHttpRulesOnTlsPorts() {
        assertThat(codes(clause(Effect.ALLOW, Direction.EGRESS, pods(in("app", "db")), tcp(8443, 8443), GET)))
                .containsExactly("http-rule-on-tls-port");
    }

    @Test
    void findsNegativeSelectorsThatMatchTheWorld() {
        assertThat(codes(egress(pods(bare("app", Operator.DOES_NOT_EXIST)), tcp(80, 80))))
                .containsExactly("negative-selector-matches-world");
        assertThat(codes(egress(
                        pods(
                                bare("tier", Operator.DOES_NOT_EXIST),
                                bare("io.kubernetes.pod.namespace", Operator.EXISTS)),
                        tcp(80, 80))))
                .isEmpty();
    }

    @Test
    void findsTwoParsersOnOnePort() {
        var http = clause(Effect.ALLOW, Direction.EGRESS, pods(in("app", "db")), tcp(53, 53), GET);
        var dns = clause(
                Effect.ALLOW,
                Direction.EGRESS,
                pods(in("app", "web")),
                tcp(53, 53),
                new LayerSeven.Dns(List.of(new DomainPattern("*", true))));
        assertThat(codes(http, dns)).containsExactly("layer-seven-conflict");
    }

    @Test
    void takesAParserOfRequestsForNoneUnderUdp() {
        List<PortMatch> any =
                List.of(new PortMatch.Range(Protocol.TCP, 53, 53), new PortMatch.Range(Protocol.UDP, 53, 53));
        var http = clause(Effect.ALLOW, Direction.EGRESS, pods(in("app", "db")), any, GET);
        var dns = clause(
                Effect.ALLOW,
                Direction.EGRESS,
                pods(in("app", "web")),
                List.of(new PortMatch.Range(Protocol.UDP, 53, 53)),
                new LayerSeven.Dns(List.of(new DomainPattern("*", true))));
        assertThat(codes(http, dns)).isEmpty();
    }

    @Test
    void findsNamedPortsInEgress() {
        List<PortMatch> named = List.of(new PortMatch.Named(Protocol.TCP, "web"));
        assertThat(codes(egress(pods(in("app", "db")), named))).containsExactly("named-port-in-egress");
        assertThat(codes(clause(Effect.ALLOW, Direction.INGRESS, pods(in("app", "db")), named, PLAIN)))
                .isEmpty();
    }

    @Test
    void findsAnEmptyPeerOfInit() {
        var init = new Subject(
                new Selector(List.of(new Requirement("reserved", "init", Operator.EXISTS, new TreeSet<>()))),
                null,
                false);
        var origin =
                new Clause.Origin(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, "init"), "spec");
        var clause = new Clause(origin, Direction.INGRESS, Effect.ALLOW, init, List.of(pods()), tcp(80, 80), PLAIN);
        assertThat(codes(clause)).containsExactly("empty-peer-of-init");
    }

    private static List<String> codesOf(String section, Map<String, ?> item) {
        Map<String, ?> tree = Map.of(
                "apiVersion",
                section.startsWith("net") ? "networking.k8s.io/v1" : "cilium.io/v2",
                "kind",
                section.startsWith("net") ? "NetworkPolicy" : "CiliumNetworkPolicy",
                "metadata",
                Map.of("name", "p", "namespace", "shop"),
                "spec",
                Map.of(section.replace("net ", ""), List.of(item)));
        Topology single = new Topology(
                false, TOPOLOGY.options(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return Lint.of(single, tree).stream().map(Finding::code).toList();
    }

    private static Map<String, ?> ports(String port) {
        return Map.of("toPorts", List.of(Map.of("ports", List.of(Map.of("port", port, "protocol", "TCP")))));
    }

    @Test
    void findsAnEmptyListOfNames() {
        assertThat(codesOf("egress", Map.of("toFQDNs", List.of(), "toPorts", List.of())))
                .containsExactly("empty-fqdn-list");
    }

    @Test
    void findsRequirementsAndServicesThatWiden() {
        assertThat(codesOf("ingress", Map.of("fromRequires", List.of(Map.of()), "toPorts", List.of())))
                .containsExactly("requires-widens");
        assertThat(codesOf("egress", Map.of("toServices", List.of(Map.of()), "toPorts", List.of(Map.of()))))
                .containsExactly("services-widen");
    }

    @Test
    void findsTheWholeOfIpv6WhereThereIsNone() {
        assertThat(codesOf("egress", Map.of("toCIDRSet", List.of(Map.of("cidr", "::/0")))))
                .containsExactly("ipv6-whole-is-ipv4");
    }

    @Test
    void findsPortsThatAreSpeltOddly() {
        assertThat(codesOf("egress", ports("8_0"))).containsExactly("port-spelling");
        assertThat(codesOf("egress", ports("010"))).containsExactly("port-spelling");
        assertThat(codesOf("egress", ports("0x50"))).containsExactly("port-spelling");
        assertThat(codesOf("egress", ports("8080"))).isEmpty();
        assertThat(codesOf("egress", ports("http-alt"))).isEmpty();
    }

    @Test
    void findsEchoRepliesThatMeanAnyIcmp() {
        assertThat(codesOf("egress", Map.of("icmps", List.of(Map.of("fields", List.of(Map.of("type", "EchoReply")))))))
                .containsExactly("echo-reply-is-any-icmp");
        assertThat(codesOf("egress", Map.of("icmps", List.of(Map.of("fields", List.of(Map.of("type", 8)))))))
                .isEmpty();
    }

    @Test
    void findsNetworkPoliciesThatCiliumDropsSilently() {
        var selector = Map.of("matchLabels", Map.of("a-namespace-label-that-is-too-long", "x"));
        assertThat(codesOf("net ingress", Map.of("from", List.of(Map.of("namespaceSelector", selector)))))
                .containsExactly("network-policy-not-enforced");
    }

    @Test
    void findsNetworkPoliciesThatCiliumDropsByAKeyOf29CharactersWithoutASlash() {
        for (var each : Map.of("a".repeat(28), false, "a".repeat(29), true, "a.test/" + "a".repeat(29), false)
                .entrySet()) {
            var labels = Map.of("matchLabels", Map.of(each.getKey(), "x"));
            var expressions = Map.of("matchExpressions", List.of(Map.of("key", each.getKey(), "operator", "Exists")));
            for (Map<String, ?> selector : List.of(labels, expressions)) {
                assertThat(codesOf("net ingress", Map.of("from", List.of(Map.of("namespaceSelector", selector)))))
                        .as("%s", selector)
                        .hasSize(each.getValue() ? 1 : 0);
            }
        }
    }

    @Test
    void namesTheObjectAndThePlaceInIt() {
        Map<String, ?> item = Map.of("toFQDNs", List.of(), "toPorts", List.of());
        Map<String, ?> tree = Map.of(
                "apiVersion",
                "cilium.io/v2",
                "kind",
                "CiliumClusterwideNetworkPolicy",
                "metadata",
                Map.of("name", "p"),
                "specs",
                List.of(Map.of(), Map.of("egress", List.of(Map.of(), item))));
        assertThat(Lint.of(TOPOLOGY, tree)).singleElement().satisfies(finding -> {
            assertThat(finding.origin().path()).isEqualTo("specs[1].egress[1].toFQDNs");
            assertThat(finding.origin().object())
                    .isEqualTo(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, "p"));
            assertThat(finding.toString()).contains("empty-fqdn-list", "specs[1].egress[1]", "name somebody");
        });
        Map<String, ?> core = Map.of(
                "apiVersion",
                "v2",
                "kind",
                "X",
                "metadata",
                Map.of("name", "p", "namespace", "n"),
                "spec",
                Map.of("egress", List.of(item)));
        assertThat(Lint.of(TOPOLOGY, core))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.origin().object()).isEqualTo(new ObjectRef("", "X", "n", "p")));
    }

    @Test
    void saysWhetherRequirementsAreIgnoredOrNarrowOthers() {
        var pods = List.of(Map.of());
        assertThat(sentence(Map.of("fromRequires", pods, "toPorts", pods))).contains("is ignored beside toPorts");
        assertThat(sentence(Map.of("fromRequires", pods, "toPorts", pods, "fromEndpoints", List.of())))
                .contains("is ignored beside toPorts");
        assertThat(sentence(Map.of("fromRequires", pods, "toPorts", pods, "fromEndpoints", pods)))
                .contains("narrows every policy");
        assertThat(sentence(Map.of("fromRequires", pods))).contains("narrows every policy");
    }

    private static String sentence(Map<String, ?> item) {
        Map<String, ?> tree = Map.of(
                "apiVersion",
                "cilium.io/v2",
                "kind",
                "CiliumNetworkPolicy",
                "metadata",
                Map.of("name", "p", "namespace", "shop"),
                "spec",
                Map.of("ingress", List.of(item)));
        return Lint.of(TOPOLOGY, tree).getFirst().toString();
    }

    @Test
    void findsTheSameTrapsInDenies() {
        assertThat(codes(clause(
                        Effect.DENY, Direction.EGRESS, pods(bare("app", Operator.DOES_NOT_EXIST)), tcp(80, 80), PLAIN)))
                .containsExactly("negative-selector-matches-world");
        List<PortMatch> named = List.of(new PortMatch.Named(Protocol.TCP, "web"));
        var deny = clause(Effect.DENY, Direction.EGRESS, pods(in("app", "db")), named, PLAIN);
        assertThat(Lint.of(TOPOLOGY, List.of(deny)).getFirst().toString())
                .contains("a deny of a named port denies nothing");
        assertThat(Lint.of(TOPOLOGY, List.of(egress(pods(in("app", "db")), named)))
                        .getFirst()
                        .toString())
                .contains("make the rule void");
    }

    @Test
    void findsNoEmptyPeerOfWhatIsNotInit() {
        for (var requirement : List.of(
                new Requirement("k8s", "init", Operator.EXISTS, new TreeSet<>()),
                new Requirement("reserved", "health", Operator.EXISTS, new TreeSet<>()),
                new Requirement("reserved", "init", Operator.DOES_NOT_EXIST, new TreeSet<>()))) {
            assertThat(codes(clusterwide(requirement, pods())))
                    .as("%s", requirement)
                    .doesNotContain("empty-peer-of-init");
        }
        var init = new Requirement("reserved", "init", Operator.IN, new TreeSet<>(List.of("")));
        assertThat(codes(clusterwide(init, pods()))).contains("empty-peer-of-init");
        assertThat(codes(clusterwide(init, pods(in("app", "web"))))).doesNotContain("empty-peer-of-init");
    }

    private static Clause clusterwide(Requirement subject, Peer peer) {
        var origin =
                new Clause.Origin(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, "init"), "spec");
        return new Clause(
                origin,
                Direction.INGRESS,
                Effect.ALLOW,
                new Subject(new Selector(List.of(subject)), null, false),
                List.of(peer),
                tcp(80, 80),
                PLAIN);
    }

    @Test
    void addsUpOnlyBlocksThatAreAllowedOnTheSamePorts() {
        var low = egress(block("0.0.0.0/1"), tcp(443, 443));
        var high = block("128.0.0.0/1");
        assertThat(codes(low, clause(Effect.DENY, Direction.EGRESS, high, tcp(443, 443), PLAIN)))
                .doesNotContain("cidrs-cover-internet");
        assertThat(codes(low, egress(high, tcp(444, 444)))).doesNotContain("cidrs-cover-internet");
        assertThat(codes(low, egress(high, tcp(1, 1000)))).contains("cidrs-cover-internet");
        assertThat(codes(low, egress(new Peer.Anybody(), tcp(443, 443)))).doesNotContain("cidrs-cover-internet");
        assertThat(codes(low, egress(block("0.0.0.0/0"), tcp(443, 443)))).doesNotContain("cidrs-cover-internet");
    }

    @Test
    void isNotShadowedByARuleForFewerPods() {
        var all = new Subject(new Selector(List.of()), "shop", false);
        var narrow = egress(pods(in("app", "db")), tcp(80, 80));
        var wide = new Clause(
                new Clause.Origin(new ObjectRef("cilium.io", "CiliumNetworkPolicy", "shop", "wide"), "spec"),
                Direction.EGRESS,
                Effect.ALLOW,
                all,
                List.of(pods(in("app", "db"))),
                tcp(80, 80),
                PLAIN);
        assertThat(Lint.of(TOPOLOGY, List.of(narrow, wide)))
                .extracting(Finding::origin)
                .containsExactly(narrow.origin());
    }
}
