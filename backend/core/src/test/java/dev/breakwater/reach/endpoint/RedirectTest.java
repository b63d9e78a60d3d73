package dev.breakwater.reach.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Cluster;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.PortMatch;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of several proxies has a flow in hand: higher priority wins, then the longer port match, then the one for the peer. */
class RedirectTest {
    private static final String WEB = "fromEndpoints: [{matchLabels: {app: web}}], ";
    private static final String ALL = "fromEntities: [all], ";
    private static final String HTTP = "rules: {http: [{method: GET}]}";
    private static final String TLS = "serverNames: [a.example.com]";

    private static String policy(String name, String items) {
        return """
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: %s, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, %s}
                """.formatted(name, items);
    }

    private static String item(String peers, String port, String rules) {
        String more = rules.isEmpty() ? "" : ", " + rules;
        return "{%stoPorts: [{ports: [{port: %s, protocol: TCP}]%s}]}".formatted(peers, port, more);
    }

    private static String range(int first, int last) {
        return "\"%d\", endPort: %d".formatted(first, last);
    }

    private static Cluster ingress(String... items) {
        return Cluster.with(policy("rule", "ingress: [" + String.join(", ", items) + "]"));
    }

    private static String at(Cluster cluster, int port) {
        return cluster.tcp("shop/web", "shop/db", port);
    }

    private static int piece(int first, int last, int port) {
        return Filter.pieceAround(new PortMatch.Range(Protocol.TCP, first, last), port, (_, _) -> 0);
    }

    @Test
    void aRangeIsKeptInPiecesThatAreAlignedPowersOfTwo() {
        assertThat(piece(80, 80, 80)).isEqualTo(1);
        assertThat(piece(80, 81, 80)).isEqualTo(2);
        assertThat(piece(80, 81, 81)).isEqualTo(2);
        assertThat(piece(81, 82, 81)).isEqualTo(1);
        assertThat(piece(80, 95, 83)).isEqualTo(16);
        assertThat(piece(80, 94, 94)).isEqualTo(1);
        assertThat(piece(80, 94, 93)).isEqualTo(2);
        assertThat(piece(80, 94, 91)).isEqualTo(4);
        assertThat(piece(1, 65535, 1)).isEqualTo(1);
        assertThat(piece(1, 65535, 3)).isEqualTo(2);
        assertThat(piece(1, 65535, 5)).isEqualTo(4);
        assertThat(piece(1, 65535, 40000)).isEqualTo(32768);
        assertThat(piece(0, 65534, 40000)).isEqualTo(16384);
        assertThat(piece(0, 65535, 7)).isEqualTo(65536);
    }

    @Test
    void aNameIsKeptAsTheRangeThatBeginsAtItsPort() {
        var named = new PortMatch.Named(Protocol.TCP, "web", 95);
        assertThat(Filter.pieceAround(named, 83, (_, _) -> 80)).isEqualTo(16);
        assertThat(Filter.pieceAround(new PortMatch.Named(Protocol.TCP, "web"), 80, (_, _) -> 80))
                .isEqualTo(1);
        assertThat(Filter.pieceAround(new PortMatch.Every(), 80, (_, _) -> 80)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theRedirectForFewerPortsWins() {
        var cluster = ingress(item(WEB, range(48, 63), HTTP), item(WEB, "\"53\"", TLS));
        assertThat(at(cluster, 53)).isEqualTo("allowed redirect(tls)");
        assertThat(at(cluster, 54)).isEqualTo("allowed redirect(http)");
        var reversed = ingress(item(WEB, range(48, 63), TLS), item(WEB, "\"53\"", HTTP));
        assertThat(at(reversed, 53)).isEqualTo("allowed redirect(http)");
        assertThat(at(reversed, 54)).isEqualTo("allowed redirect(tls)");
    }

    @Test
    void ofEquallyNarrowOnesTheOneThatNamesThePeerWins() {
        assertThat(at(ingress(item(WEB, range(52, 55), HTTP), item(ALL, range(50, 55), TLS)), 54))
                .isEqualTo("allowed redirect(http)");
        assertThat(at(ingress(item(ALL, range(52, 55), HTTP), item(WEB, range(50, 55), TLS)), 54))
                .isEqualTo("allowed redirect(tls)");
        assertThat(at(ingress(item("", range(52, 55), HTTP), item(WEB, range(50, 55), TLS)), 54))
                .isEqualTo("allowed redirect(tls)");
    }

    @Test
    void twoThatAreAlikeAreTakenAtRandom() {
        var named = ingress(item(WEB, range(52, 55), HTTP), item(WEB, range(50, 55), TLS));
        assertThat(at(named, 54)).isEqualTo("allowed undecided");
        assertThat(named.decide(Cluster.flow("shop/web", "shop/db", Protocol.TCP, 54))
                        .ingress()
                        .toString())
                .contains("two proxies for one port, of which a random one is taken: [http, tls]");
        assertThat(at(ingress(item(ALL, range(52, 55), HTTP), item(ALL, range(50, 55), TLS)), 54))
                .isEqualTo("allowed undecided");
    }

    @Test
    void redirectsThatBeginAtOnePortShareAListener() {
        var cluster = ingress(item(WEB, "\"80\"", HTTP), item(WEB, range(80, 95), TLS));
        assertThat(at(cluster, 80)).isEqualTo("allowed undecided");
        assertThat(at(cluster, 85)).isEqualTo("allowed undecided");
        var apart = ingress(item(WEB, "\"80\"", HTTP), item(WEB, range(81, 95), TLS));
        assertThat(at(apart, 80)).isEqualTo("allowed redirect(http)");
        assertThat(at(apart, 85)).isEqualTo("allowed redirect(tls)");
    }

    @Test
    void whatIsNoRedirectSharesNoListener() {
        var cluster = ingress(item(WEB, "\"80\"", HTTP), item(WEB, range(80, 95), ""));
        assertThat(at(cluster, 80)).isEqualTo("allowed redirect(http)");
        assertThat(at(cluster, 85)).isEqualTo("allowed allowed");
        var denied = Cluster.with(policy(
                "rule",
                ("ingress: [%s], ingressDeny: [{fromEndpoints: [{matchLabels: {app: other}}],"
                                + " toPorts: [{ports: [{port: %s, protocol: TCP}]}]}]")
                        .formatted(item(WEB, "\"80\"", HTTP), range(80, 95))));
        assertThat(at(denied, 80)).isEqualTo("allowed redirect(http)");
    }

    @Test
    void redirectsOfTwoProtocolsShareNoListener() {
        var dns = policy("dns", """
                egress: [{toEndpoints: [{}], toPorts: [{ports: [{port: "53", protocol: UDP}], rules: {dns: [{matchPattern: "*"}]}}]},
                  {toEndpoints: [{}], toPorts: [{ports: [{port: "53", protocol: TCP}], rules: {http: [{method: GET}]}}]}]
                """);
        assertThat(Cluster.with(dns).tcp("shop/db", "shop/web", 53)).isEqualTo("redirect(http) allowed");
        assertThat(Cluster.with(dns).udp("shop/db", "shop/web", 53)).isEqualTo("redirect(dns) allowed");
    }

    @Test
    void aListenerByNumberStaysBeforeOneByName() {
        var db = new NamedPort("web", 80, Protocol.TCP);
        var again = new NamedPort("www", 80, Protocol.TCP);
        var mixed = ingress(item(WEB, "web", TLS), item(WEB, "\"80\"", HTTP)).pod("db", Map.of("app", "db"), db, again);
        assertThat(at(mixed, 80)).isEqualTo("allowed redirect(http)");
        var reversed =
                ingress(item(WEB, "web", HTTP), item(WEB, "\"80\"", TLS)).pod("db", Map.of("app", "db"), db, again);
        assertThat(at(reversed, 80)).isEqualTo("allowed redirect(tls)");
        var names = ingress(item(WEB, "web", TLS), item(WEB, "www", HTTP)).pod("db", Map.of("app", "db"), db, again);
        assertThat(at(names, 80)).isEqualTo("allowed undecided");
        var one = ingress(item(WEB, "web", TLS)).pod("db", Map.of("app", "db"), db);
        assertThat(at(one, 80)).isEqualTo("allowed redirect(tls)");
    }

    @Test
    void upToFiveRulesAreLookedAtInEveryOrder() {
        assertThat(at(many("CiliumNetworkPolicy", ", namespace: shop", 5), 80)).isEqualTo("allowed redirect(tls)");
        assertThat(at(many("CiliumNetworkPolicy", ", namespace: shop", 6), 80)).isEqualTo("allowed undecided");
        assertThat(at(many("CiliumClusterwideNetworkPolicy", "", 5), 80)).isEqualTo("allowed redirect(tls)");
        assertThat(at(many("CiliumClusterwideNetworkPolicy", "", 6), 80)).isEqualTo("allowed undecided");
    }

    private static Cluster many(String kind, String namespace, int rules) {
        var cluster = new Cluster();
        for (int i = 0; i < rules; i++) {
            cluster.and("""
                    apiVersion: cilium.io/v2
                    kind: %s
                    metadata: {name: p%d%s}
                    spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [%s]}
                    """.formatted(kind, i, namespace, item("", "\"80\"", TLS)));
        }
        return cluster;
    }

    @Test
    void serverNamesDoNotConflictWithRulesWhereTlsIsIntercepted() {
        var intercepting = item(WEB, "\"80\"", "terminatingTLS: {secret: {name: s}}, " + HTTP);
        assertThat(at(ingress(intercepting, item(WEB, "\"80\"", TLS)), 80)).isEqualTo("allowed undecided");
        assertThat(at(ingress(item(WEB, "\"80\"", HTTP), item(WEB, "\"80\"", TLS)), 80))
                .isEqualTo("allowed conflict");
    }
}
