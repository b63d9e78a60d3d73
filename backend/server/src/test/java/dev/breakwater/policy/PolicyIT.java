package dev.breakwater.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.InRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Proposal;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.policy.PolicyCommand.ExpirePolicy;
import dev.breakwater.policy.PolicyCommand.RevisePolicy;
import dev.breakwater.policy.PolicyCommand.WithdrawPolicy;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PolicyIT extends InRooms {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    @Autowired
    Policies policies;

    private TenantId mine;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        int cast = fresh();
        mine = onboarded("mine-" + cast);
        other = onboarded("other-" + cast);
    }

    @Test
    void needsATenant() {
        var nobody = TenantId.parse("nobody");
        Rejection refusal = refused(
                ownerOf(mine, nobody),
                new DefinePolicy(id(mine, "out"), spec(443)),
                new DefinePolicy(id(nobody, "out"), spec(443)));
        assertThat(refusal.code()).isEqualTo("tenant-not-onboarded");
        assertThat(refusal.sentence()).isEqualTo("The tenant nobody is not onboarded");
        assertThat(refusal.remedy()).isEqualTo("Request the tenant first");
        assertThat(refusal.pointer()).isEqualTo("/operations/1");
    }

    @Test
    void isReadAsItWasLastRevised() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), spec(443)));
        Committed revised = submit(ownerOf(mine), new RevisePolicy(id(mine, "out"), until(LATER)));
        PolicyDetails read = policies.find(ownerOf(mine), id(mine, "out"));
        assertThat(read.intent()).isEqualTo(new PolicyIntent(id(mine, "out"), until(LATER)));
        assertThat(read.revision()).isEqualTo(revised.revision());
        assertThat(policies.list(ownerOf(mine), mine, null, 10).items())
                .extracting(PolicySummary::id, PolicySummary::revision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id(mine, "out"), revised.revision()));
    }

    @Test
    void isGoneOnceWithdrawnAndMayBeDefinedAgain() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), spec(443)));
        submit(ownerOf(mine), new WithdrawPolicy(id(mine, "out")));
        assertThat(refusal(() -> policies.find(OPERATOR, id(mine, "out"))).sentence())
                .isEqualTo("There is no policy " + mine + "/out");
        assertThat(policies.list(OPERATOR, mine, null, 10).items()).isEmpty();
        submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), spec(8443)));
        assertThat(policies.find(OPERATOR, id(mine, "out")).intent().spec()).isEqualTo(spec(8443));
    }

    @Test
    void endsByItsTimeAndByNoPerson() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), until(LATER)));
        Rejection byPerson = refused(OPERATOR, new ExpirePolicy(id(mine, "out")));
        assertThat(byPerson.code()).isEqualTo("policy-expires-by-itself");
        Rejection passed = refused(ownerOf(mine), new DefinePolicy(id(mine, "late"), until(Instant.EPOCH)));
        assertThat(passed.code()).isEqualTo("expiry-in-the-past");
    }

    @Test
    void endsWhenItsTimeHasCome() {
        submit(
                ownerOf(mine),
                new DefinePolicy(id(mine, "brief"), until(Instant.now().plusSeconds(5))));
        await("the change that ends it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> sql.sql(
                                "SELECT source FROM revision_row r JOIN revision_subject s USING (cluster, revision)"
                                        + " WHERE s.subject = :subject ORDER BY revision DESC LIMIT 1")
                        .param("subject", "policy:" + mine + "/brief")
                        .query(String.class)
                        .single()
                        .equals("expiry"));
        await("the read model")
                .atMost(Duration.ofMinutes(1))
                .until(() -> policies.list(OPERATOR, mine, null, 10).items().isEmpty());
    }

    @Test
    void isLeftOutOfARollbackWhenItsTimeHasPassed() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "lapsed"), until(LATER)));
        Committed then = submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), spec(443)));
        submit(ownerOf(mine), new WithdrawPolicy(id(mine, "lapsed")), new WithdrawPolicy(id(mine, "out")));
        letTimePass(id(mine, "lapsed"));
        Proposal back = changes.rollback(ownerOf(mine), mine, then.revision(), "it broke", null);
        assertThat(back.operations()).containsExactly(new DefinePolicy(id(mine, "out"), spec(443)));
        assertThat(back.reason())
                .isEqualTo("it broke (left out, as their time has passed: policy " + mine + "/lapsed)");
        submit(ownerOf(mine), back);
        assertThat(policies.list(OPERATOR, mine, null, 10).items())
                .extracting(PolicySummary::id)
                .containsExactly(id(mine, "out"));
    }

    @Test
    void isNotBroughtBackByARevertOnceItsTimeHasPassed() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "lapsed"), until(LATER)));
        Committed withdrawn = submit(ownerOf(mine), new WithdrawPolicy(id(mine, "lapsed")));
        letTimePass(id(mine, "lapsed"));
        Rejection refusal = refusal(() -> changes.revert(ownerOf(mine), withdrawn.change(), "needed", null));
        assertThat(refusal.code()).isEqualTo("nothing-to-change");
        assertThat(refusal.sentence())
                .isEqualTo("Nothing would be restored; left out, as their time has passed: policy " + mine + "/lapsed");
    }

    /** As though the policy of earlier revisions had been meant to end long ago. */
    private void letTimePass(PolicyId policy) {
        assertThat(sql.sql("UPDATE intent_row SET body = convert_to(replace(convert_from(body, 'UTF8'), :later,"
                                + " '2020-01-01T00:00:00Z'), 'UTF8') WHERE subject = :subject")
                        .param("later", LATER.toString())
                        .param("subject", "policy:" + policy)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void doesNotExistForAnotherTenantsOwner() {
        submit(ownerOf(other), new DefinePolicy(id(other, "out"), spec(443)));
        var asMine = ownerOf(mine);
        assertThat(refusal(() -> policies.find(asMine, id(other, "out"))).sentence())
                .isEqualTo("There is no policy " + other + "/out");
        assertThat(refusal(() -> policies.list(asMine, other, null, 10)).sentence())
                .isEqualTo("There is no tenant " + other);
        assertThat(policies.list(asMine, null, null, 10).items()).isEmpty();
        assertThat(refused(asMine, new WithdrawPolicy(id(other, "out"))).sentence())
                .isEqualTo("There is no policy " + other + "/out");
        assertThat(policies.find(AUDITOR, id(other, "out")).intent().spec()).isEqualTo(spec(443));
    }

    @Test
    void isListedByPages() {
        submit(
                ownerOf(mine),
                new DefinePolicy(id(mine, "a"), spec(1)),
                new DefinePolicy(id(mine, "b"), spec(2)),
                new DefinePolicy(id(mine, "c"), spec(3)));
        var first = policies.list(ownerOf(mine), null, null, 2);
        var second = policies.list(ownerOf(mine), null, first.next(), 2);
        assertThat(first.items()).extracting(PolicySummary::id).containsExactly(id(mine, "a"), id(mine, "b"));
        assertThat(second.items()).extracting(PolicySummary::id).containsExactly(id(mine, "c"));
        assertThat(second.next()).isNull();
    }

    @Test
    void isMadeAgainFromItsEvents() {
        submit(ownerOf(mine), new DefinePolicy(id(mine, "out"), spec(443)), new DefinePolicy(id(mine, "old"), spec(1)));
        submit(ownerOf(mine), new WithdrawPolicy(id(mine, "old")));
        assertRebuiltAsItWas("policy", "policy_row");
    }

    private static PolicyId id(TenantId tenant, String name) {
        return PolicyId.parse(tenant + "/" + name);
    }

    private static PolicySpec spec(int port) {
        return spec(port, null);
    }

    private static PolicySpec until(Instant expiry) {
        return spec(443, expiry);
    }

    private static PolicySpec spec(int port, @org.jspecify.annotations.Nullable Instant expiry) {
        return new PolicySpec(
                "reports go there",
                expiry,
                List.of(new Rule(
                        Rule.Action.ALLOW,
                        Rule.Direction.EGRESS,
                        Endpoints.ALL,
                        new Peer.Block(Cidr.parse("203.0.113.0/24"), List.of()),
                        new Traffic.Ports(List.of(Port.tcp(port))))));
    }
}
