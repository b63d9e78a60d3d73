package dev.breakwater.reach.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Cluster;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.vocabulary.Cidr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last that is taken and the first that is refused, and what the taken becomes. */
class LimitsTest {

    private static Cluster rule(String sections) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: rule}
                spec: {endpointSelector: {}, %s}
                """.formatted(sections));
    }

    private static Cluster labelled(String key, String value) {
        return rule("ingress: [{fromEndpoints: [{matchLabels: {\"%s\": \"%s\"}}]}]".formatted(key, value));
    }

    private static void taken(Cluster cluster) {
        assertThat(cluster.policies().refused()).isEmpty();
    }

    private static void refused(Cluster cluster, String reason) {
        assertThat(cluster.refusal().reason()).contains(reason);
    }

    private static Clause allow(Cluster cluster) {
        return cluster.clauses().getLast();
    }

    @Test
    void aNameOfALabelHasUpTo63CharactersAndItsPrefixUpTo253() {
        taken(labelled("k8s:" + "a".repeat(59), "v")); // checked with its source before it: k8s.
        refused(labelled("k8s:" + "a".repeat(60), "v"), "name part must be no more than 63 bytes");
        String prefix = "a.".repeat(124) + "b";
        taken(labelled("k8s:" + prefix + "/" + "a".repeat(63), "v"));
        refused(labelled("k8s:" + prefix + "/" + "a".repeat(64), "v"), "name part must be no more than 63 bytes");
        refused(labelled("k8s:" + prefix + "c/name", "v"), "prefix part");
        refused(labelled("k8s:a/b/c", "v"), "a qualified name must consist of");
        refused(labelled("k8s:a/", "v"), "name part must be non-empty");
        refused(labelled("k8s:A/b", "v"), "prefix part");
    }

    @Test
    void aValueOfALabelHasUpTo63Characters() {
        taken(labelled("k8s:app", "a".repeat(63)));
        taken(labelled("k8s:app", ""));
        refused(labelled("k8s:app", "a".repeat(64)), "must be no more than 63 bytes");
        refused(labelled("k8s:app", "-a"), "a valid label must be");
    }

    @Test
    void expressionsAreCheckedAsLabelsAre() {
        String expression =
                "ingress: [{fromEndpoints: [{matchExpressions: [{key: \"%s\", operator: In, values: [\"%s\"]}]}]}]";
        taken(rule(expression.formatted("k8s:app", "a")));
        refused(rule(expression.formatted("k8s:" + "a".repeat(64), "a")), "name part must be no more than 63 bytes");
        refused(rule(expression.formatted("k8s:app", "-a")), "a valid label must be");
    }

    @Test
    void aKeyIsReadUpToItsSourceAndItsEqualsSign() {
        assertThat(selector("k8s:app")).isEqualTo(selector("k8s:app=web"));
        assertThat(selector("app")).isEqualTo(selector("any:app"));
        assertThat(selector("$world")).isEqualTo(selector("reserved:world"));
        assertThat(selector("reserved.world")).isEqualTo(selector("reserved:world"));
        assertThat(selector(":app")).isEqualTo(selector("any:app"));
        assertThat(selector("k8s:reserved.world")).isNotEqualTo(selector("reserved:world"));
    }

    private static Selector selector(String key) {
        Peer peer = allow(rule(
                        "ingress: [{fromEndpoints: [{matchExpressions: [{key: \"%s\", operator: Exists},".formatted(key)
                                + " {key: \"k8s:io.kubernetes.pod.namespace\", operator: Exists}]}]}]"))
                .peers()
                .getFirst();
        return ((Peer.Labelled) peer).selector();
    }

    @Test
    void aNameHas255LettersDigitsHyphensAndUnderscores() {
        String longest = "a.".repeat(127) + "b";
        taken(named("matchName", longest));
        refused(named("matchName", longest + "c"), "Invalid value");
        for (int c = ' '; c < 127; c++) {
            boolean letter = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
            if (c != '"' && c != '\\') {
                String name = "a" + (char) c + "b";
                assertThat(named("matchName", name).policies().refused().isEmpty())
                        .as(name)
                        .isEqualTo(letter);
                assertThat(named("matchPattern", name).policies().refused().isEmpty())
                        .as(name)
                        .isEqualTo(letter || c == '*');
            }
        }
    }

    private static Cluster named(String kind, String name) {
        return rule("egress: [{toFQDNs: [{%s: \"%s\"}]}]".formatted(kind, name));
    }

    @Test
    void aPortByNameHasLettersDigitsAndSingleHyphens() {
        for (String name : List.of("a", "z", "A", "Z", "a0", "9z", "a-b", "abcdefghijklmno")) {
            assertThat(PortSpelling.isName(name)).as(name).isTrue();
        }
        for (String name :
                List.of("0", "9", "a@", "a[", "a`", "a{", "a/", "a:", "abcdefghijklmnop", "-a", "a-", "a--b")) {
            assertThat(PortSpelling.isName(name)).as(name).isFalse();
        }
    }

    @Test
    void anIcmpTypeIsANumberUpTo255() {
        assertThat(allow(icmp("type: 255")).ports().getFirst()).isEqualTo(new PortMatch.Range(Protocol.ICMP, 255, 255));
        taken(icmp("type: 1"));
        taken(icmp("type: \"255\""));
        taken(icmp("type: \"9\""));
        refused(icmp("type: \"256\""), "ICMP type 256 not found in IPv4");
        refused(icmp("type: \"-1\""), "ICMP type -1 not found in IPv4");
        refused(icmp("type: \"1/\""), "ICMP type 1/ not found in IPv4");
        refused(icmp("type: \"1:\""), "ICMP type 1: not found in IPv4");
        assertThat(allow(icmp("type: \"0\"")).ports().getFirst())
                .isEqualTo(new PortMatch.Range(Protocol.ICMP, 0, 65535));
        taken(rule("ingress: [{icmps: [{fields: [%s{type: 8}]}]}]".formatted("{type: 8}, ".repeat(39))));
        refused(rule("ingress: [{icmps: [{fields: [%s{type: 8}]}]}]".formatted("{type: 8}, ".repeat(40))), "max is 40");
    }

    private static Cluster icmp(String field) {
        return rule("ingress: [{icmps: [{fields: [{%s}]}]}]".formatted(field));
    }

    @Test
    void aWholeFamilyInAnotherSpellingIsItsLabelOnly() {
        assertThat(cidr("0.0.0.0/0")).isEqualTo(new Peer.Block(Cidr.parse("0.0.0.0/0"), List.of(), true));
        assertThat(cidr("10.0.0.0/8")).isEqualTo(new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of(), true));
        assertThat(cidr("0.0.0.0/1")).isEqualTo(new Peer.Block(Cidr.parse("0.0.0.0/1"), List.of(), true));
        assertThat(cidr("1.2.3.4/0")).hasToString(cidr("5.6.7.8/0").toString()).isInstanceOf(Peer.Labelled.class);
        assertThat(((Peer.Labelled) cidr("1.2.3.4/0")).selector().requirements())
                .isNotEmpty();
        assertThat(cidr("::/0")).isInstanceOf(Peer.Labelled.class);
        Cluster both = rule("egress: [{toCIDR: [\"::/0\"]}]").dualStack();
        assertThat(allow(both).peers()).containsExactly(new Peer.Block(Cidr.parse("::/0"), List.of(), true));
    }

    private static Peer cidr(String text) {
        return allow(rule("egress: [{toCIDR: [\"%s\"]}]".formatted(text)))
                .peers()
                .getFirst();
    }

    @Test
    void aFamilyWithoutItselfIsOnlyThoseOfTheWorldThatNoPrefixNames() {
        Peer left = allow(rule("egress: [{toCIDRSet: [{cidr: 0.0.0.0/0, except: [0.0.0.0/0]}]}]"))
                .peers()
                .getFirst();
        assertThat(left).isInstanceOf(Peer.Labelled.class);
        assertThat(((Peer.Labelled) left).selector().requirements()).hasSizeGreaterThan(1);
        Peer most = allow(rule("egress: [{toCIDRSet: [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]}]"))
                .peers()
                .getFirst();
        assertThat(most).isEqualTo(new Peer.Block(Cidr.parse("0.0.0.0/0"), List.of(Cidr.parse("10.0.0.0/8"))));
    }

    private static HttpRule http(String rule) {
        return ((LayerSeven.Http) httpOf(rule)).rules().getFirst();
    }

    private static LayerSeven httpOf(String rule) {
        return allow(rule("ingress: [{toPorts: [{ports: [{port: \"80\", protocol: TCP}], rules: {http: [%s]}}]}]"
                        .formatted(rule)))
                .layerSeven();
    }

    @Test
    void aHeaderIsNamedUpToItsColon() {
        assertThat(http("{headers: [\"X-Tenant: red\"]}").headers()).isEqualTo(Map.of("x-tenant", "red"));
        assertThat(http("{headers: [\"X-Tenant red\"]}").headers()).isEqualTo(Map.of("x-tenant", "red"));
        assertThat(http("{headers: [\"X-Tenant:: red\"]}").headers()).isEqualTo(Map.of("x-tenant", "red"));
        assertThat(http("{headers: [\": red\"]}").headers()).isEqualTo(Map.of("", "red"));
        assertThat(http("{headers: [\"X-Tenant:\"]}").headers()).containsOnlyKeys("x-tenant:");
        assertThat(http("{headers: [\"X-Tenant: red\", \"X-Tenant: red\"]}").headers())
                .isEqualTo(Map.of("x-tenant", "red"));
        assertThat(http("{headers: [\"X-Tenant: red\", \"X-Tenant\"]}").headers())
                .isEqualTo(Map.of("x-tenant", "red"));
    }

    @Test
    void aHeaderOfTwoValuesMatchesNoRequest() {
        assertThat(httpOf("{headerMatches: [{name: a, value: b}], headers: [\"a: c\"]}"))
                .isEqualTo(new LayerSeven.Http(List.of()));
        assertThat(httpOf("{headers: [\"a: b\", \"a: c\", \"a: b\"]}")).isEqualTo(new LayerSeven.Http(List.of()));
        assertThat(httpOf("{headerMatches: [{name: a, value: b}, {name: a, value: c}, {name: d, value: e}]}"))
                .isEqualTo(new LayerSeven.Http(List.of()));
    }

    @Test
    void aHeaderWhoseValueIsInASecretIsNotModelled() {
        assertThat(httpOf("{headerMatches: [{name: a, secret: {name: s, namespace: t}}]}"))
                .isInstanceOf(LayerSeven.Unmodelled.class);
        assertThat(httpOf("{headerMatches: [{name: a, secret: {name: s, namespace: t}}]}, {method: GET}"))
                .isInstanceOf(LayerSeven.Unmodelled.class);
    }

    @Test
    void aParserIsThatOfItsRulesOrOfTls() {
        assertThat(parser("rules: {l7proto: custom, l7: [{a: b}]}")).isEqualTo("custom");
        assertThat(parser("terminatingTLS: {secret: {name: s}}")).isEqualTo("tls");
        assertThat(parser("originatingTLS: {secret: {name: s}}")).isEqualTo("tls");
        assertThat(parser("serverNames: [a]")).isEqualTo("tls");
        assertThat(parser("rules: {kafka: [{topic: t}]}")).isEqualTo("kafka");
        assertThat(parser("listener: {envoyConfig: {name: e}, name: l}")).isEqualTo("crd");
        assertThat(allow(entry("")).layerSeven()).isEqualTo(new LayerSeven.None());
    }

    private static Cluster entry(String rules) {
        return rule("egress: [{toPorts: [{ports: [{port: \"80\", protocol: TCP}]%s}]}]"
                .formatted(rules.isEmpty() ? "" : ", " + rules));
    }

    private static String parser(String rules) {
        return allow(entry(rules)).layerSeven().parser();
    }

    @Test
    void aServiceIsMeantByItsNameAndNamespaceOrByItsLabels() {
        assertThat(service("k8sService: {serviceName: front, namespace: shop}")).isTrue();
        assertThat(service("k8sService: {serviceName: front}")).isTrue();
        assertThat(service("k8sService: {serviceName: front, namespace: bank}")).isFalse();
        assertThat(service("k8sService: {serviceName: back, namespace: shop}")).isFalse();
        assertThat(service("k8sServiceSelector: {selector: {matchLabels: {tier: web}}}"))
                .isTrue();
        assertThat(service("k8sServiceSelector: {selector: {matchLabels: {tier: web}}, namespace: shop}"))
                .isTrue();
        assertThat(service("k8sServiceSelector: {selector: {matchLabels: {tier: web}}, namespace: bank}"))
                .isFalse();
        assertThat(service("k8sServiceSelector: {selector: {matchLabels: {tier: db}}}"))
                .isFalse();
        assertThat(
                        service(
                                "k8sServiceSelector: {selector: {matchExpressions: [{key: tier, operator: NotIn, values: [web]}]}}"))
                .isFalse();
    }

    /** Whether the service's pods are among the peers; whoever finds no service means everybody. */
    private static boolean service(String named) {
        var cluster = rule("egress: [{toServices: [{%s}]}]".formatted(named))
                .service(new Topology.Service("front", "shop", Map.of("tier", "web"), Map.of("app", "web"), List.of()));
        return cluster.clauses().stream()
                .flatMap(clause -> clause.peers().stream())
                .anyMatch(peer ->
                        peer.toString().contains("value=web") || peer.toString().contains("[web]"));
    }
}
