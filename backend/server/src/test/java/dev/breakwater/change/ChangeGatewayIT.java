package dev.breakwater.change;

import static dev.breakwater.change.Cast.API;
import static dev.breakwater.change.Cast.AUDIT;
import static dev.breakwater.change.Cast.OLIVIA;
import static dev.breakwater.change.Cast.accept;
import static dev.breakwater.change.Cast.define;
import static dev.breakwater.change.Cast.keyed;
import static dev.breakwater.change.Cast.offer;
import static dev.breakwater.change.Cast.onboarding;
import static dev.breakwater.change.Cast.ownerOf;
import static dev.breakwater.change.Cast.proposal;
import static dev.breakwater.change.Cast.request;
import static dev.breakwater.change.Cast.revise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.FreshDatabase;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = ChangeRooms.class)
@ContextConfiguration(initializers = FreshDatabase.class)
class ChangeGatewayIT {
    @Autowired
    ChangeGateway changes;

    @Autowired
    Revisions revisions;

    @Autowired
    DesiredStates states;

    @Autowired
    ClusterSettings settings;

    @Autowired
    JdbcClient sql;

    @Autowired
    CommandGateway commands;

    private static int cast;
    private String shop;
    private String billing;

    @BeforeEach
    void freshTenants() {
        cast++;
        shop = "shop-" + cast;
        billing = "billing-" + cast;
        submit(onboarding(shop, billing));
    }

    @Test
    void isAllOrNothingOverSeveralAggregates() {
        Footprint before = footprint();
        assertRefused(
                () -> submit(proposal(define(shop + "/one", "203.0.113.0/24"), define("nobody/two", "203.0.113.0/24"))),
                "tenant-not-onboarded");
        assertThat(footprint()).isEqualTo(before);
    }

    @Test
    void refusesAClaimAndPointsAtTheOperationWithoutNamingTheOtherTenant() {
        assertThatThrownBy(() ->
                        submit(proposal(define(shop + "/one", "203.0.113.0/24"), request("rival-" + cast, billing))))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.pointer()).startsWith("/operations/1");
                    assertThat(rejection.sentence()).doesNotContain("tenant " + billing);
                });
    }

    @Test
    void refusesADraftWhoseSubjectsMoved() {
        submit(proposal(define(shop + "/out", "203.0.113.0/24")));
        ChangeId draft = drafted(proposal(revise(shop + "/out", "198.51.100.0/24")));
        Committed other = submit(proposal(revise(shop + "/out", "192.0.2.0/24")));
        assertThatThrownBy(() -> changes.commit(OLIVIA, API, draft))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.code()).isEqualTo("base-moved");
                    assertThat(rejection.sentence())
                            .contains(
                                    "revision " + other.revision(),
                                    other.change().toString(),
                                    "policy:" + shop + "/out");
                });
        changes.amend(OLIVIA, API, draft, proposal(revise(shop + "/out", "198.51.100.0/24")));
        assertThat(changes.commit(OLIVIA, API, draft).revision()).isEqualTo(other.revision() + 1);
    }

    @Test
    void keepsADraftWhoseSubjectsDidNotMove() {
        ChangeId draft = drafted(proposal(define(shop + "/out", "203.0.113.0/24")));
        submit(proposal(define(billing + "/out", "203.0.113.0/24")));
        assertThat(changes.commit(OLIVIA, API, draft).revision()).isEqualTo(revisions.newest());
    }

    @Test
    void letsTwoCommitsAtOnceFollowEachOther() throws Exception {
        long base = revisions.newest();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Committed>> both = List.of(
                    () -> submit(proposal(define(shop + "/a", "203.0.113.0/24"))),
                    () -> submit(proposal(define(shop + "/b", "203.0.113.0/24"))),
                    () -> submit(proposal(define(billing + "/a", "203.0.113.0/24"))),
                    () -> submit(proposal(define(billing + "/b", "203.0.113.0/24"))));
            List<Long> made = threads.invokeAll(both).stream()
                    .map(done -> done.resultNow().revision())
                    .sorted()
                    .toList();
            assertThat(made).containsExactly(base + 1, base + 2, base + 3, base + 4);
        }
    }

    @Test
    void previewsWhatCommittingThenDoesAndKeepsNothing() {
        Footprint before = footprint();
        var wanted = proposal(define(shop + "/out", "203.0.113.0/24"), offer(shop + "/orders", billing));
        Preview preview = changes.preview(OLIVIA, wanted);
        assertThat(footprint()).isEqualTo(before);
        Committed done = submit(wanted);
        assertThat(preview.base()).isEqualTo(done.revision() - 1);
        assertThat(preview.differences())
                .isNotEmpty()
                .isEqualTo(states.between(OLIVIA, settings.cluster(), done.revision() - 1, done.revision()));
        assertThat(preview.sentences()).hasSize(2);
    }

    @Test
    void rollsATenantBackToTheSameBytes() {
        submit(proposal(
                define(shop + "/out", "203.0.113.0/24"),
                offer(shop + "/orders", billing),
                accept(shop + "/orders", billing)));
        long then = revisions.newest();
        List<String> manifests = yaml(then);
        submit(proposal(revise(shop + "/out", "198.51.100.0/24"), define(shop + "/more", "192.0.2.0/24")));
        changes.submit(
                OLIVIA, API, ChangeId.random(), changes.rollback(OLIVIA, TenantId.parse(shop), then, "it broke", null));
        assertThat(yaml(revisions.newest())).isEqualTo(manifests);
        assertThat(revisions.find(OLIVIA, revisions.newest()).digest())
                .isEqualTo(revisions.find(OLIVIA, then).digest());
    }

    @Test
    void revertsOneChangeAndKeepsTheLaterOnes() {
        Committed wrong = submit(proposal(define(shop + "/wrong", "203.0.113.0/24")));
        submit(proposal(define(shop + "/right", "198.51.100.0/24")));
        var undo = changes.revert(ownerOf(shop), wrong.change(), "it was wrong", null);
        changes.submit(ownerOf(shop), API, ChangeId.random(), undo);
        assertThat(yaml(revisions.newest()).toString()).contains("198.51.100.0/24");
        assertThat(states.objects(settings.cluster(), revisions.newest()))
                .noneMatch(object -> object.ref().name().startsWith("bw-" + shop + "-wrong"));
        assertRefused(() -> changes.revert(OLIVIA, wrong.change(), "again", null), "change-already-reverted");
    }

    @Test
    void namesWhatKeepsAChangeFromBeingReverted() {
        Committed wrong = submit(proposal(define(shop + "/out", "203.0.113.0/24")));
        Committed later = submit(proposal(revise(shop + "/out", "198.51.100.0/24")));
        assertThatThrownBy(() -> changes.revert(OLIVIA, wrong.change(), "it was wrong", null))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.code()).isEqualTo("revert-conflicts");
                    assertThat(rejection.sentence())
                            .contains(
                                    "revision " + later.revision(),
                                    later.change().toString(),
                                    "policy:" + shop + "/out");
                });
    }

    @Test
    void actsOnceOnARequestThatIsSentTwice() {
        var wanted = proposal(define(shop + "/out", "203.0.113.0/24"));
        Committed first = changes.submit(OLIVIA, keyed("once-" + cast), ChangeId.random(), wanted);
        Committed second = changes.submit(OLIVIA, keyed("once-" + cast), ChangeId.random(), wanted);
        assertThat(second).isEqualTo(first);
        assertThat(revisions.newest()).isEqualTo(first.revision());
        var other = proposal(define(shop + "/other", "203.0.113.0/24"));
        assertRefused(
                () -> changes.submit(OLIVIA, keyed("once-" + cast), ChangeId.random(), other),
                "idempotency-key-reused");
    }

    @Test
    void refusesAChangeThatChangesNothing() {
        submit(proposal(define(shop + "/out", "203.0.113.0/24")));
        assertRefused(() -> submit(proposal(define(shop + "/out", "203.0.113.0/24"))), "nothing-to-change");
    }

    @Test
    void knowsNoOtherTenantForAnOwner() {
        submit(proposal(define(billing + "/out", "203.0.113.0/24")));
        var foreign = proposal(revise(billing + "/out", "192.0.2.0/24"));
        assertRefused(() -> changes.submit(ownerOf(shop), API, ChangeId.random(), foreign), "not-found");
        assertRefused(() -> changes.rollback(ownerOf(shop), TenantId.parse(billing), 1, "curious", null), "not-found");
        assertThat(revisions.list(ownerOf(shop), null, null, 100).items())
                .allSatisfy(revision -> assertThat(revision.subjects())
                        .allMatch(subject -> subject.id().startsWith(shop)));
        assertThat(states.list(ownerOf(shop), settings.cluster(), revisions.newest(), null, null, 100)
                        .items())
                .isNotEmpty()
                .allMatch(object -> object.unit().equals("tenant:" + shop));
    }

    @Test
    void leavesApprovalToOperatorsAndNothingToAuditors() {
        var approval = proposal(new ApproveTenant(TenantId.parse(shop)));
        assertRefused(() -> changes.submit(ownerOf(shop), API, ChangeId.random(), approval), "operator-only");
        var policy = proposal(define(shop + "/out", "203.0.113.0/24"));
        assertRefused(() -> changes.submit(AUDIT, API, ChangeId.random(), policy), "role-changes-nothing");
    }

    @Test
    void offboardsATenantWithAllThatItStillHas() {
        submit(proposal(
                define(shop + "/out", "203.0.113.0/24"),
                offer(shop + "/orders", billing),
                accept(shop + "/orders", billing)));
        var farewell = proposal(new OffboardTenant(TenantId.parse(shop), "the team is gone"));
        assertThat(changes.preview(OLIVIA, farewell).sentences()).hasSize(3);
        submit(farewell);
        assertThat(revisions
                        .at(OLIVIA, TenantId.parse(shop), revisions.newest())
                        .intents())
                .isEmpty();
    }

    @Test
    void runsNoOperationOutsideAChange() {
        assertThatThrownBy(() -> commands.sendAndWait(define(shop + "/out", "203.0.113.0/24")))
                .hasStackTraceContaining("outside a change");
    }

    private record Footprint(List<Long> rows) {}

    private Footprint footprint() {
        return new Footprint(List.of(
                        "domain_event_entry",
                        "intent_row",
                        "manifest_row",
                        "revision_row",
                        "command_dedup",
                        "policy_claim")
                .stream()
                .map(table -> sql.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList());
    }

    private List<String> yaml(long revision) {
        return states.objects(settings.cluster(), revision).stream()
                .map(DesiredObject::yaml)
                .toList();
    }

    private Committed submit(Proposal proposal) {
        return changes.submit(OLIVIA, API, ChangeId.random(), proposal);
    }

    private ChangeId drafted(Proposal proposal) {
        return changes.draft(OLIVIA, API, ChangeId.random(), proposal);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo(code));
    }
}
