package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Verdict.Proxied;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the proxies answer, what voids them, and which rules cannot be merged. */
class LayerSevenTest {
    private static final Flow WEB_TO_DB = Cluster.flow("shop/web", "shop/db", Protocol.TCP, 80);

    private static Cluster policy(String name, String sections) {
        return new Cluster().and(text(name, sections));
    }

    private static String text(String name, String sections) {
        return """
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: %s, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, %s}
                """.formatted(name, sections);
    }

    private static String ingress(String peers, String rules) {
        return "{%s toPorts: [{ports: [{port: \"80\", protocol: TCP}]%s}]}".formatted(peers, rules);
    }

    private static String http(String rule) {
        return ingress("fromEndpoints: [{matchLabels: {app: web}}],", ", rules: {http: [%s]}".formatted(rule));
    }

    private static Cluster allowing(String rule) {
        return policy("rule", "ingress: [%s]".formatted(http(rule)));
    }

    private static Proxied get(Cluster cluster, String path) {
        return cluster.proxied(WEB_TO_DB.with(Cluster.get(path)));
    }

    @Test
    void answersHttpByExpressionsThatMustMatchTheWhole() {
        var cluster = allowing("{method: GET, path: \"/v1/.*\"}");
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed redirect(http)");
        assertThat(get(cluster, "/v1/charge")).isEqualTo(Proxied.ALLOWED);
        assertThat(get(cluster, "/other/v1/charge")).isEqualTo(Proxied.DENIED);
        assertThat(get(allowing("{path: /v1}"), "/v1/charge")).isEqualTo(Proxied.DENIED);
    }

    @Test
    void comparesHostAndHeaders() {
        var request = new Flow.HttpRequest("GET", "/", "shop.example.com", Map.of("x-tenant", "red"));
        assertThat(allowing("{host: \"shop[.]example[.]com\"}").proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.ALLOWED);
        assertThat(get(allowing("{host: \".*\"}"), "/")).as("no host at all").isEqualTo(Proxied.DENIED);
        assertThat(allowing("{headers: [\"X-Tenant: red\"]}").proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.ALLOWED);
        assertThat(allowing("{headers: [\"X-Tenant: blue\"]}").proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.DENIED);
        assertThat(allowing("{headers: [X-Tenant]}").proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.ALLOWED);
        var matches = "{headerMatches: [{name: X-Tenant, value: blue%s}]}";
        assertThat(allowing(matches.formatted("")).proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.DENIED);
        assertThat(allowing(matches.formatted(", mismatch: LOG")).proxied(WEB_TO_DB.with(request)))
                .isEqualTo(Proxied.ALLOWED);
        assertThat(allowing("{headers: [\"X-Tenant: red\", \"X-Tenant: blue\"]}")
                        .proxied(WEB_TO_DB.with(request)))
                .as("two values of one header")
                .isEqualTo(Proxied.DENIED);
    }

    @Test
    void saysNothingToAFlowThatCarriesNoRequest() {
        assertThat(allowing("{method: GET}").proxied(WEB_TO_DB)).isEqualTo(Proxied.NOT_APPLICABLE);
    }

    @Test
    void isVoidedByAnAllowOfTheSamePortWithoutRules() {
        for (String peers : new String[] {"fromEndpoints: [{matchLabels: {app: web}}],", ""}) {
            var cluster = policy("rule", "ingress: [%s, %s]".formatted(http("{method: PUT}"), ingress(peers, "")));
            assertThat(cluster.words(WEB_TO_DB)).as(peers).isEqualTo("allowed redirect(http)");
            assertThat(get(cluster, "/")).as(peers).isEqualTo(Proxied.ALLOWED);
        }
    }

    @Test
    void isVoidedByAnAllowOfThePeerAlone() {
        var cluster = policy("rule", "ingress: [%s, {fromEndpoints: [{}]}]".formatted(http("{method: PUT}")));
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed redirect(http)");
        assertThat(get(cluster, "/")).isEqualTo(Proxied.ALLOWED);
    }

    @Test
    void isNotVoidedByAnAllowOfAnotherPeer() {
        var other = ingress("fromEndpoints: [{matchLabels: {app: other}}],", "");
        var cluster = policy("rule", "ingress: [%s, %s]".formatted(http("{method: PUT}"), other));
        assertThat(get(cluster, "/")).isEqualTo(Proxied.DENIED);
    }

    @Test
    void restrictsNothingWithoutDefaultDeny() {
        var cluster =
                policy("rule", "ingress: [%s], enableDefaultDeny: {ingress: false}".formatted(http("{method: PUT}")));
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed redirect(http)");
        assertThat(get(cluster, "/")).isEqualTo(Proxied.ALLOWED);
    }

    @Test
    void neverRestrictsTheLocalHostUnlessItIsNamed() {
        var flow = Cluster.flow("node:one", "shop/db", Protocol.TCP, 80).with(Cluster.get("/"));
        var all = policy(
                "rule", "ingress: [%s]".formatted(ingress("fromEntities: [all],", ", rules: {http: [{method: PUT}]}")));
        assertThat(all.proxied(flow)).isEqualTo(Proxied.ALLOWED);
        var two = Cluster.flow("node:two", "shop/db", Protocol.TCP, 80).with(Cluster.get("/"));
        assertThat(all.proxied(two)).isEqualTo(Proxied.DENIED);
        var host = policy(
                "rule",
                "ingress: [%s]".formatted(ingress("fromEntities: [host],", ", rules: {http: [{method: PUT}]}")));
        assertThat(host.proxied(flow)).isEqualTo(Proxied.DENIED);
    }

    @Test
    void isADropWhereADenyTakesThePort() {
        var cluster = policy(
                "rule", "ingress: [%s], ingressDeny: [%s]".formatted(http("{method: GET}"), http("{method: PUT}")));
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed denied");
    }

    @Test
    void answersQuestionsForNames() {
        var cluster = policy("dns", """
                egress: [{toEndpoints: [{}], toPorts: [{ports: [{port: "53"}], rules: {dns: [
                  {matchName: api.example.com}, {matchPattern: "*.cdn.example.com"}]}}]}]
                """);
        var flow = Cluster.flow("shop/db", "shop/web", Protocol.UDP, 53);
        assertThat(cluster.words(flow)).isEqualTo("redirect(dns) allowed");
        assertThat(cluster.proxied(flow.asking("API.example.com."))).isEqualTo(Proxied.ALLOWED);
        assertThat(cluster.proxied(flow.asking("a.cdn.example.com"))).isEqualTo(Proxied.ALLOWED);
        assertThat(cluster.proxied(flow.asking("a.b.cdn.example.com"))).isEqualTo(Proxied.DENIED);
        assertThat(cluster.proxied(flow.asking("example.org"))).isEqualTo(Proxied.DENIED);
    }

    @Test
    void answersServerNames() {
        var cluster = policy(
                "tls", "ingress: [%s]".formatted(ingress("fromEndpoints: [{}],", ", serverNames: [a.example.com]")));
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed redirect(tls)");
        assertThat(cluster.proxied(WEB_TO_DB.naming("a.example.com"))).isEqualTo(Proxied.ALLOWED);
        assertThat(cluster.proxied(WEB_TO_DB.naming("b.example.com"))).isEqualTo(Proxied.DENIED);
    }

    @Test
    void isUndecidedWhereItIsNotModelled() {
        for (String rules : new String[] {
            ", rules: {kafka: [{topic: t}]}",
            ", rules: {l7proto: custom, l7: [{a: b}]}",
            ", terminatingTLS: {secret: {name: s}}, rules: {http: [{method: GET}]}"
        }) {
            var cluster = policy("rule", "ingress: [%s]".formatted(ingress("fromEndpoints: [{}],", rules)));
            assertThat(cluster.words(WEB_TO_DB)).as(rules).isEqualTo("allowed undecided");
            assertThat(cluster.tcp("bank/web", "shop/db", 80)).as(rules).isEqualTo("allowed defaultDeny");
        }
    }

    @Test
    void isDecidedBelowIndeedWhereADenyTakesWhatIsNotModelled() {
        var cluster = policy(
                "rule",
                "ingress: [%s], ingressDeny: [{fromEndpoints: [{}]}]"
                        .formatted(ingress("fromEndpoints: [{}],", ", rules: {kafka: [{topic: t}]}")));
        assertThat(cluster.words(WEB_TO_DB)).isEqualTo("allowed denied");
    }

    @Test
    void conflictsWhereTwoParsersMeetOnOnePortEvenForDifferentPeers() {
        var kafka = ingress("fromEndpoints: [{matchLabels: {app: other}}],", ", rules: {kafka: [{topic: t}]}");
        var cluster = policy("one", "ingress: [%s]".formatted(http("{method: GET}")))
                .and(text("two", "ingress: [%s]".formatted(kafka)));
        assertThat(cluster.tcp("bank/web", "shop/db", 9)).isEqualTo("allowed conflict");
        assertThat(cluster.tcp("shop/db", "bank/web", 9))
                .as("in the other direction too")
                .isEqualTo("conflict allowed");
        var verdict = cluster.decide(WEB_TO_DB);
        assertThat(verdict).isInstanceOf(Verdict.Conflicting.class);
        assertThat(verdict.ingress().toString())
                .contains("cannot merge conflicting L7 parsers (http/kafka)", "shop/one", "shop/two");
    }

    @Test
    void doesNotConflictOnDifferentPorts() {
        var dns = "{toEndpoints: [{}], toPorts: [{ports: [{port: \"53\"}], rules: {dns: [{matchPattern: \"*\"}]}}]}";
        var web = "{toEndpoints: [{}], toPorts: [{ports: [{port: \"80\", protocol: TCP}], rules: {http: [{}]}}]}";
        assertThat(policy("rule", "egress: [%s, %s]".formatted(dns, web)).tcp("shop/db", "shop/web", 80))
                .isEqualTo("redirect(http) allowed");
    }

    @Test
    void conflictsWhereHttpMeetsDnsOnTcp53OfTwoObjects() {
        var dns =
                "egress: [{toEndpoints: [{}], toPorts: [{ports: [{port: \"53\"}], rules: {dns: [{matchPattern: \"*\"}]}}]}]";
        var web =
                "egress: [{toEntities: [world], toPorts: [{ports: [{port: \"53\", protocol: TCP}], rules: {http: [{}]}}]}]";
        assertThat(policy("dns", dns).and(text("web", web)).tcp("shop/db", "shop/web", 80))
                .isEqualTo("conflict allowed");
    }

    @Test
    void takesServerNamesWithHttpForAConflictByTheirOrderAndForDoubtAcrossObjects() {
        var names = ingress("fromEndpoints: [{matchLabels: {app: web}}],", ", serverNames: [a.example.com]");
        var http = http("{method: PUT}");
        assertThat(policy("rule", "ingress: [%s, %s]".formatted(http, names)).words(WEB_TO_DB))
                .isEqualTo("allowed conflict");
        var namesFirst = policy("rule", "ingress: [%s, %s]".formatted(names, http));
        assertThat(namesFirst.proxied(WEB_TO_DB.naming("a.example.com").with(Cluster.get("/"))))
                .as("the names are demanded and the HTTP rule is void")
                .isEqualTo(Proxied.ALLOWED);
        assertThat(namesFirst.proxied(WEB_TO_DB.with(Cluster.get("/")))).isEqualTo(Proxied.DENIED);
        var two = policy("one", "ingress: [%s]".formatted(http)).and(text("two", "ingress: [%s]".formatted(names)));
        assertThat(two.words(WEB_TO_DB)).isEqualTo("allowed undecided");
    }

    @Test
    void takesAPeerThatIsWrittenTwiceForOne() {
        var twice = "fromEndpoints: [{matchLabels: {app: web}}, {matchLabels: {app: web}}],";
        var both = "ingress: [%s, %s]"
                .formatted(
                        ingress(twice, ", serverNames: [a.example.com]"),
                        ingress(twice, ", rules: {http: [{method: PUT}]}"));
        assertThat(policy("rule", both).words(WEB_TO_DB)).isEqualTo("allowed redirect(http)");
    }

    @Test
    void conflictsWhereServerNamesFollowKafkaRulesForOnePeer() {
        var both = "ingress: [%s, %s]"
                .formatted(
                        ingress("", ", rules: {kafka: [{topic: t}]}"), ingress("", ", serverNames: [a.example.com]"));
        assertThat(policy("rule", both).tcp("bank/web", "shop/db", 9)).isEqualTo("allowed conflict");
    }

    @Test
    void doesNotConflictWhereAClusterwideDenyOfTheSameSelectorSwallowsTheRules() {
        var both = "ingress: [%s, %s]"
                .formatted(ingress("", ", rules: {http: [{}]}"), ingress("", ", serverNames: [a.example.com]"));
        assertThat(policy("rule", both).words(WEB_TO_DB)).isEqualTo("allowed conflict");
        var deny = """
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: deny}
                spec: {endpointSelector: {}, ingressDeny: [{toPorts: [{ports: [{port: "80"}]}]}]}
                """;
        assertThat(policy("rule", both).and(deny).words(WEB_TO_DB)).isEqualTo("allowed denied");
        var own = "ingressDeny: [{toPorts: [{ports: [{port: \"80\"}]}]}]";
        assertThat(policy("rule", both).and(text("deny", own)).words(WEB_TO_DB))
                .as("in random order with a deny of the same namespace")
                .isEqualTo("allowed undecided");
    }

    @Test
    void mergesClusterwideRulesBeforeThoseOfTheNamespace() {
        var names = """
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: names}
                spec: {endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: "80", protocol: TCP}], serverNames: [a]}]}]}
                """;
        var http = "ingress: [%s]".formatted(ingress("", ", rules: {http: [{}]}"));
        assertThat(policy("rule", http).and(names).words(WEB_TO_DB)).isEqualTo("allowed redirect(http)");
    }

    @Test
    void conflictsWhereTwoAuthenticationModesMeet() {
        var mode = "{fromEndpoints: [{}], authentication: {mode: %s}}";
        var cluster =
                policy("rule", "ingress: [%s, %s]".formatted(mode.formatted("required"), mode.formatted("disabled")));
        assertThat(cluster.tcp("bank/web", "shop/db", 80)).isEqualTo("allowed conflict");
    }
}
