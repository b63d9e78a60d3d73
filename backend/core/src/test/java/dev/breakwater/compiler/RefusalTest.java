package dev.breakwater.compiler;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.block;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.deny;
import static dev.breakwater.intent.Intents.dns;
import static dev.breakwater.intent.Intents.http;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.partner;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.shared;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Peer.Reserved;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Direction IN = Direction.INGRESS;
    private static final Direction OUT = Direction.EGRESS;
    private static final Rule HTTP = allow(OUT, app("web"), inside("api"), http("GET", "/", "8080/TCP"));

    private final Compiler compiler =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));

    @Test
    void refusesTwoParsersOnOnePortEvenForDifferentPeers() {
        Rejection refusal = refused(
                policy("a/http", HTTP),
                policy("a/dns", allow(OUT, app("db"), block("192.0.2.1/32"), dns("*", "8080/TCP"))));
        assertThat(refusal.code()).isEqualTo("l7-parsers-conflict");
        assertThat(refusal.sentence()).contains("rule 1 of the policy a/dns", "ule 1 of the policy a/http", "8080/TCP");
        compiles(
                policy("a/http", HTTP),
                policy("a/dns", allow(OUT, app("web"), block("192.0.2.1/32"), dns("*", "8080/UDP", "8081/TCP"))));
    }

    @Test
    void refusesHttpRulesThatAWiderAllowVoids() {
        for (Rule wider : List.of(
                allow(OUT, Endpoints.ALL, inside("api"), ports("8000-9000/TCP")),
                allow(OUT, app("web"), new Peer.SameTenant(Endpoints.ALL), new Traffic.Everything()))) {
            Rejection refusal = refused(policy("a/http", HTTP), policy("a/wide", wider));
            assertThat(refusal.code()).isEqualTo("l7-void");
            assertThat(refusal.sentence()).contains("rule 1 of the policy a/wide");
            assertThat(refusal.remedy()).contains("Narrow");
        }
    }

    @Test
    void keepsHttpRulesBesideAllowsThatCannotMeetThem() {
        compiles(policy(
                "a/apart",
                HTTP,
                allow(OUT, app("db"), inside("api"), ports("8080/TCP")),
                allow(OUT, app("web"), inside("db"), ports("8080/TCP")),
                allow(OUT, app("web"), inside("api"), ports("8081/TCP", "8080/UDP")),
                allow(IN, app("web"), inside("api"), ports("8080/TCP")),
                allow(OUT, app("web"), block("192.0.2.0/24"), new Traffic.Everything()),
                deny(OUT, app("web"), inside("api"), ports("8080/TCP"))));
    }

    @Test
    void refusesHttpInsideATenantThatIsOpenInside() {
        var policy = policy("b/http", allow(OUT, app("web"), inside("api"), http("GET", "/", "8080/TCP")));
        Rejection refusal = refusal(snapshot(shared("b", "b"), policy));
        assertThat(refusal.code()).isEqualTo("l7-void");
        assertThat(refusal.remedy()).contains("'strict'");
    }

    @Test
    void knowsWhichPeersOutsideMayBeTheSame() {
        var name = new Peer.FqdnName("api.example.com");
        for (Peer other : List.of(
                new Peer.Entity(Reserved.WORLD), block("192.0.2.0/24"), new Peer.FqdnPattern("*.example.com"), name)) {
            Rejection refusal = refused(policy(
                    "a/outside",
                    allow(OUT, app("web"), name, http("GET", "/", "80/TCP")),
                    allow(OUT, app("web"), other, ports("80/TCP"))));
            assertThat(refusal.code()).as(other.toString()).isEqualTo("l7-void");
        }
        for (Peer other : List.of(
                new Peer.Entity(Reserved.HOST),
                new Peer.FqdnPattern("*.example.org"),
                new Peer.FqdnName("example.org"))) {
            compiles(policy(
                    "a/outside",
                    allow(OUT, app("web"), name, http("GET", "/", "80/TCP")),
                    allow(OUT, app("web"), other, ports("80/TCP"))));
        }
    }

    @Test
    void voidsDnsRulesByPortsButNotByEverything() {
        Rule dns = allow(OUT, app("web"), block("192.0.2.53/32"), dns("*.example.com", "53/UDP"));
        assertThat(refused(policy("a/dns", dns, allow(OUT, app("web"), block("192.0.2.0/24"), ports("53/UDP"))))
                        .code())
                .isEqualTo("l7-void");
        compiles(policy("a/dns", dns, allow(OUT, app("web"), block("192.0.2.0/24"), new Traffic.Everything())));
        compiles(policy("a/dns", dns, allow(OUT, app("web"), block("192.0.2.0/24", "192.0.2.48/28"), ports("53/UDP"))));
    }

    @Test
    void refusesNamespacesThatTheTenantHasNotClaimed() {
        Rejection refusal = refused(policy("a/odd", allow(IN, app("web", "a"), inside("db", "b"), ports("1/TCP"))));
        assertThat(refusal.code()).isEqualTo("namespace-not-claimed");
        assertThat(refusal.sentence()).contains("Rule 1 of the policy a/odd", "namespace b");
        assertThat(refused(policy("a/odd", allow(IN, app("web", "b"), inside("db"), ports("1/TCP"))))
                        .code())
                .isEqualTo("namespace-not-claimed");
    }

    @Test
    void refusesNamespacesOfTheConsumerOnlyOnceItAccepts() {
        var terms = new ContractIntent.Terms(
                strict("a").id(), Endpoints.ALL, app("web", "elsewhere"), List.of(Port.tcp(1)));
        var offered = new ContractIntent(contract("b/c", "a", false, "1/TCP").id(), terms, false);
        compiles(strict("b", "b"), offered);
        assertThat(refused(strict("b", "b"), new ContractIntent(offered.id(), terms, true))
                        .code())
                .isEqualTo("namespace-not-claimed");
    }

    @Test
    void refusesAPolicyThatNamesAContractOfOthersOrOfNobody() {
        var policy = policy("a/p", allow(OUT, app("web"), partner("b/c"), new Traffic.Everything()));
        assertThat(refusedChange(policy).code()).isEqualTo("contract-unknown");
        assertThat(refusedChange(policy, contract("b/c", "other", true, "1/TCP"))
                        .code())
                .isEqualTo("contract-unknown");
        accepted(policy, contract("b/c", "a", false, "1/TCP"));
        accepted(policy, contract("b/c", "a", true, "1/TCP"));
    }

    @Test
    void letsAContractEndThatAPolicyOfTheOtherSideNames() {
        var contract = contract("b/c", "a", true, "1/TCP");
        var before = snapshot(
                strict("a", "a"),
                strict("b", "b"),
                contract,
                policy("a/p", allow(OUT, app("web"), partner("b/c"), new Traffic.Everything())));
        var after = before.with(contract.subject(), null);
        assertThat(compiler.compile(Set.of(contract.subject()), before, after).values())
                .allSatisfy(unit ->
                        assertThat(unit.keySet()).noneMatch(ref -> ref.name().contains("-allow-")));
    }

    @Test
    void refusesAPolicyThatGoesBeyondItsContract() {
        var contract = contract("b/c", "a", true, "8000-8100/TCP");
        for (Rule rule : List.of(
                allow(IN, app("web"), partner("b/c"), ports("8000/TCP")),
                allow(OUT, app("web"), partner("b/c"), ports("8100-8101/TCP")),
                allow(OUT, app("web"), partner("b/c"), ports("8000/UDP")),
                allow(OUT, app("web"), partner("b/c"), http("GET", "/", "8000/TCP")),
                allow(OUT, app("web"), partner("b/c"), new Traffic.Icmp(List.of(Traffic.IcmpType.parse("8/IPv4")))))) {
            assertThat(refusedChange(policy("a/p", rule), contract).code()).isEqualTo("beyond-contract");
        }
        accepted(policy("a/p", deny(IN, app("web"), partner("b/c"), ports("1/UDP"))), contract);
    }

    @Test
    void refusesPeeringsThatDisagreeOnTheirInstance() {
        var one = peering("x", instance("edge", 64512, "edge"), 64701, "10.0.1.1");
        var asn = refused(one, peering("y", instance("edge", 64513, "edge"), 64702, "10.0.2.1"));
        var nodes = refused(one, peering("y", instance("edge", 64512, "other"), 64702, "10.0.2.1"));
        assertThat(List.of(asn.code(), nodes.code())).containsOnly("instance-settings-differ");
        assertThat(asn.sentence()).contains("localAsn", "x", "y");
        assertThat(nodes.sentence()).contains("nodes");
    }

    @Test
    void refusesOneAddressInTwoPeeringsOfAnInstance() {
        var one = peering("x", instance("edge", 64512, "edge"), 64701, "10.0.1.1");
        assertThat(refused(one, peering("y", instance("edge", 64512, "edge"), 64702, "10.0.2.1", "10.0.1.1"))
                        .code())
                .isEqualTo("peer-address-twice");
        compiles(one, peering("y", instance("core", 64512, "core"), 64702, "10.0.1.1"));
    }

    @Test
    void refusesTwoInstancesThatMaySelectOneNode() {
        var one = peering("x", instance("edge", 64512, "edge"), 64701, "10.0.1.1");
        assertThat(refused(one, peering("y", instance("core", 64512, "edge"), 64702, "10.0.2.1"))
                        .code())
                .isEqualTo("instances-share-nodes");
    }

    @Test
    void refusesAdvertisementsOverNothingOrTwiceOverOnePeering() {
        var hkix = peering("hkix", instance("edge", 64512, "edge"), 64701, "10.0.1.1");
        assertThat(refused(advertisement("a/edge", Map.of("hkix", ""))).code()).isEqualTo("peering-unknown");
        assertThat(refused(
                                hkix,
                                advertisement("a/edge", Map.of("hkix", "")),
                                advertisement("a/more", Map.of("hkix", "")))
                        .code())
                .isEqualTo("advertised-twice");
    }

    private IntentSnapshot withA(Intent... intents) {
        var all = new ArrayList<Intent>(List.of(strict("a", "a", "a-data")));
        all.addAll(List.of(intents));
        return IntentSnapshot.of(all);
    }

    private void compiles(Intent... intents) {
        assertThatCode(() -> compiler.compile(withA(intents))).doesNotThrowAnyException();
    }

    private Rejection refused(Intent... intents) {
        return refusal(withA(intents));
    }

    private Rejection refusal(IntentSnapshot snapshot) {
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> compiler.compile(snapshot));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.remedy()).as("its remedy").isNotBlank();
        return refusal;
    }

    private void accepted(Intent touched, Intent... others) {
        IntentSnapshot before = withA(others);
        compiler.compile(Set.of(touched.subject()), before, before.with(touched.subject(), touched));
    }

    private Rejection refusedChange(Intent touched, Intent... others) {
        return catchThrowableOfType(Rejection.class, () -> accepted(touched, others));
    }
}
