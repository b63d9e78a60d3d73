package dev.breakwater.intent;

import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.block;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.deny;
import static dev.breakwater.intent.Intents.dns;
import static dev.breakwater.intent.Intents.http;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.portList;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Peer.Reserved;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic.HttpRule;
import dev.breakwater.intent.Traffic.IcmpType;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be asked for, because Cilium would refuse or misread it. */
class IntentTest {
    private static final Direction IN = Direction.INGRESS;
    private static final Direction OUT = Direction.EGRESS;
    private static final Peer NAME = new Peer.FqdnName("api.example.com");

    @Test
    void refusesNamesAndDnsOnIngress() {
        refuses("fqdn-on-ingress", () -> allow(IN, app("web"), NAME, ports("443/TCP")));
        refuses("dns-on-ingress", () -> allow(IN, app("web"), block("192.0.2.1/32"), dns("*", "53/UDP")));
    }

    @Test
    void refusesDeniesThatCiliumCannotKeep() {
        refuses("fqdn-in-deny", () -> deny(OUT, app("web"), NAME, ports("443/TCP")));
        refuses("entity-in-deny", () -> deny(OUT, app("web"), new Peer.Entity(Reserved.WORLD), ports("443/TCP")));
        refuses("l7-in-deny", () -> deny(OUT, app("web"), inside("api"), http("GET", "/", "80/TCP")));
        refuses("l7-in-deny", () -> deny(OUT, app("web"), block("192.0.2.1/32"), dns("*", "53/UDP")));
    }

    @Test
    void refusesHttpWhereTheProxyCannotReadIt() {
        refuses("http-on-tls-or-dns-port", () -> http("GET", "/", "443/TCP"));
        refuses("http-on-tls-or-dns-port", () -> http("GET", "/", "1-1024/TCP"));
        refuses("http-needs-tcp", () -> http("GET", "/", "80/UDP"));
        refuses("http-rules-empty", () -> new Traffic.Http(portList("80/TCP"), List.of()));
        refuses("http-rule-empty", () -> new HttpRule(null, null, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "(?!a)b", "(?<=a)b", "(?>a)", "a++", "(a)\\1", ""})
    void refusesExpressionsThatRe2Lacks(String expression) {
        refuses("http-expression-not-re2", () -> new HttpRule(null, expression, null, List.of()));
    }

    @Test
    void refusesExpressionsAndHeadersThatAreNone() {
        refuses("http-expression-invalid", () -> new HttpRule(null, "(", null, List.of()));
        refuses("http-header-invalid", () -> new HttpRule(null, null, null, List.of("a b: c")));
    }

    @Test
    void refusesEmptyAndTooManyPorts() {
        var many = IntStream.rangeClosed(1, 41).mapToObj(port -> port + "/TCP").toArray(String[]::new);
        refuses("ports-count", () -> ports(many));
        refuses("ports-count", Intents::ports);
        refuses("ports-count", () -> contract("a/b", "c", true));
        assertThat(portList("80/TCP", "80/TCP")).hasSize(2);
        assertThat(((Traffic.Ports) ports("80/TCP", "80/TCP")).ports()).hasSize(1);
    }

    @Test
    void refusesDnsRulesOnRangesAndSctp() {
        refuses("dns-port-invalid", () -> dns("*", "53-54/UDP"));
        refuses("dns-port-invalid", () -> dns("*", "53/SCTP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example",
                "*.example.com",
                "Example.com",
                "example.com.",
                ".example.com",
                "a..b",
                "-a.b",
                "1.2.3.4/32"
            })
    void refusesWhatIsNoDnsName(String text) {
        refuses("fqdn-invalid", () -> new Peer.FqdnName(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "*", "**.example.com", "*.", "*.Example.com", "*.example.com."})
    void refusesWhatIsNoPattern(String text) {
        refuses("fqdn-pattern-invalid", () -> new Peer.FqdnPattern(text));
    }

    @Test
    void refusesExceptionsOutsideTheirBlock() {
        refuses("exception-outside-block", () -> block("10.0.0.0/8", "11.0.0.0/16"));
        refuses("exception-outside-block", () -> block("10.0.0.0/8", "10.0.0.0/8"));
        refuses("exception-outside-block", () -> block("10.0.0.0/8", "::/8"));
    }

    @Test
    void refusesTheIcmpTypeThatMeansAll() {
        refuses("icmp-type-matches-all", () -> IcmpType.parse("0/IPv4"));
        refuses("icmp-type-out-of-range", () -> IcmpType.parse("256/IPv4"));
        refuses("icmp-type-invalid", () -> IcmpType.parse("echo/IPv4"));
        assertThat(IcmpType.parse("128/IPv6")).hasToString("128/IPv6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k8s:app", "a b", "-a", "A.example.com/x", "a..b/x", ".a/x", "a/", "/a", "a/b/c"})
    void refusesWhatIsNoLabelKey(String key) {
        refuses("label-invalid", () -> Labels.of(key, "x"));
    }

    @Test
    void limitsLabelKeysAsCiliumDoesWithItsPrefix() {
        assertThat(Labels.of("a".repeat(59), "").isEmpty()).isFalse();
        refuses("label-invalid", () -> Labels.of("a".repeat(60), ""));
        assertThat(Labels.of("example.com/" + "a".repeat(63), "").isEmpty()).isFalse();
        refuses("label-invalid", () -> Labels.of("example.com/" + "a".repeat(64), ""));
        refuses("label-invalid", () -> Labels.of("a", "x".repeat(64)));
        refuses("label-invalid", () -> Labels.of("a".repeat(250) + "/a", ""));
    }

    @Test
    void refusesLabelsThatSelectNobodyOrAnybody() {
        refuses("label-not-in-identity", () -> Labels.of("pod-template-hash", "x"));
        refuses("label-reserved", () -> Labels.of("io.kubernetes.pod.namespace", "x"));
        refuses("label-reserved", () -> Labels.of("io.cilium.k8s.namespace.labels.tenant.io/tenantId", "x"));
    }

    @Test
    void refusesPoliciesWithoutReasonOrRules() {
        refuses("reason-missing", () -> new PolicySpec(" ", null, List.of()));
        refuses("rules-count", () -> policy("a/b"));
    }

    @Test
    void refusesAContractWithOneself() {
        refuses("contract-with-oneself", () -> contract("a/b", "a", true, "1/TCP"));
    }

    @Test
    void refusesBgpOnEveryNodeOrByHostname() {
        refuses(
                "nodes-missing",
                () -> new PeeringIntent.Instance(
                        instance("edge", 1, "x").name(),
                        instance("edge", 1, "x").localAsn(),
                        Labels.NONE));
        refuses(
                "nodes-by-hostname",
                () -> new PeeringIntent.Instance(
                        instance("edge", 1, "x").name(),
                        instance("edge", 1, "x").localAsn(),
                        Labels.of("kubernetes.io/hostname", "n1")));
    }

    @Test
    void refusesTimersThatDropTheSession() {
        refuses("keep-alive-too-long", () -> new PeerProfile.Timers(120, 90, 31));
        refuses("out-of-range", () -> new PeerProfile.Timers(120, 2, 1));
        refuses("families-missing", () -> new PeerProfile(PeerProfile.Timers.DEFAULT, null, 1, null, new TreeSet<>()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "Tenant.io/id", "a..b/id", "tenant.io/", "/id", "tenant.io/a/b"})
    void refusesATenantLabelWithoutADnsPrefix(String label) {
        refuses("tenant-label-invalid", () -> new ClusterSettings(new ClusterName("c"), label, Guard.DENY));
    }

    @Test
    void keepsSnapshotsWhenTheyAreChanged() {
        var before = Intents.snapshot(shared("a", "a"));
        var after = before.with(shared("b").subject(), shared("b"));
        assertThat(before.tenants()).hasSize(1);
        assertThat(after.tenants()).hasSize(2);
        assertThat(after.with(shared("b").subject(), null)).isEqualTo(before);
    }

    private static void refuses(String code, ThrowingCallable construction) {
        Rejection refusal = catchThrowableOfType(Rejection.class, construction);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }
}
