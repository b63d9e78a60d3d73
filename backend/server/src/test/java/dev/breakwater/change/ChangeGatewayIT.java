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
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    Changes list;

    @Autowired
    Positions positions;

    @Autowired
    PlatformTransactionManager transactions;

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
    void keepsOneOfSeveralDraftsThatAreBegunAtOnceUnderOneIdAndRefusesTheOthers() throws Exception {
        for (int round = 0; round < 10; round++) {
            ChangeId id = ChangeId.random();
            String name = "race-" + cast + "-" + round;
            try (var threads = Executors.newFixedThreadPool(4)) {
                List<Future<String>> ends = threads.invokeAll(java.util.stream.IntStream.range(0, 4)
                        .<Callable<String>>mapToObj(i -> () -> raceFor(id, name + "-" + i))
                        .toList());
                var said = new java.util.ArrayList<String>();
                for (Future<String> end : ends) {
                    said.add(end.get());
                }
                assertThat(said).containsOnlyOnce("kept").containsOnly("kept", "change-exists");
            }
        }
    }

    private String raceFor(ChangeId id, String tenant) {
        try {
            changes.draft(OLIVIA, API, id, proposal(request(tenant, tenant)));
            return "kept";
        } catch (Rejection rejection) {
            return rejection.code();
        }
    }

    @Test
    void isAllOrNothingOverSeveralAggregates() {
        Map<String, Long> before = footprint();
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
        Map<String, Long> before = footprint();
        var wanted = proposal(define(shop + "/out", "203.0.113.0/24"), offer(shop + "/orders", billing));
        Preview preview = changes.preview(OLIVIA, wanted);
        assertThat(footprint()).isEqualTo(before);
        Committed done = submit(wanted);
        assertThat(preview.base()).isEqualTo(done.revision() - 1);
        assertThat(preview.differences())
                .isNotEmpty()
                .isEqualTo(states.between(OLIVIA, settings.cluster(), done.revision() - 1, done.revision(), null, 100)
                        .items());
        assertThat(preview.sentences()).hasSize(2);
    }

    @Test
    void previewsNoMoreForAnOwnerThanOthersCanWaitFor() {
        var many = new dev.breakwater.intent.Operation[501];
        for (int i = 0; i < many.length; i++) {
            many[i] = define(shop + "/out-" + i, "203.0.113.0/24");
        }
        assertRefused(() -> changes.preview(ownerOf(shop), proposal(many)), "preview-too-long");
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

    /** What is proposed so stays as it is until an operator commits it: it cannot be swapped between the look and the click. */
    @Test
    void keepsWhatAnOwnerProposesForAnOperatorToCommit() {
        String newcomer = shop + "-new";
        Actor owner = ownerOf(newcomer);
        var wanted = proposal(request(newcomer, newcomer), new ApproveTenant(TenantId.parse(newcomer)));
        ChangeId draft = changes.draft(owner, API, ChangeId.random(), wanted);
        assertThat(changes.preview(owner, draft).differences()).isNotEmpty();
        assertThat(changes.preview(owner, wanted).differences()).isNotEmpty();
        assertRefused(() -> changes.commit(owner, API, draft), "change-not-yours");
        assertRefused(() -> changes.submit(owner, API, ChangeId.random(), wanted), "operator-only");
        assertRefused(
                () -> changes.amend(owner, API, draft, proposal(request(newcomer, newcomer))), "change-not-yours");
        assertThat(changes.commit(OLIVIA, API, draft).revision()).isEqualTo(revisions.newest());
        ChangeId another = changes.draft(owner, API, ChangeId.random(), proposal(claim(newcomer, newcomer + "-2")));
        changes.discard(owner, API, another);
        assertRefused(() -> changes.commit(OLIVIA, API, another), "change-discarded");
        ChangeId operators = changes.draft(OLIVIA, API, ChangeId.random(), proposal(claim(newcomer, newcomer + "-3")));
        assertRefused(() -> changes.discard(owner, API, operators), "change-not-yours");
    }

    /** An owner who amends a draft while an operator looks at it gets nothing committed that the operator has not seen. */
    @Test
    void commitsOnlyWhatWasSeen() {
        var first = proposal(define(shop + "/out", "203.0.113.0/24"));
        ChangeId draft = changes.draft(ownerOf(shop), API, ChangeId.random(), first);
        var second = proposal(define(shop + "/out", "0.0.0.0/0"));
        changes.amend(ownerOf(shop), API, draft, second);
        assertRefused(() -> changes.commit(OLIVIA, API, draft, null, first.operations()), "draft-moved");
        assertRefused(() -> changes.commit(OLIVIA, API, draft, "in a hurry", first.operations()), "draft-moved");
        assertThat(changes.commit(OLIVIA, API, draft, null, second.operations()).revision())
                .isEqualTo(revisions.newest());
    }

    @Test
    void keepsNothingOfAnOwnerThatOnlyAnOperatorMayPropose() {
        var suspension = proposal(new SuspendTenant(TenantId.parse(shop), "for fun"));
        assertRefused(() -> changes.draft(ownerOf(shop), API, ChangeId.random(), suspension), "operator-only");
        var foreign = proposal(claim(billing, shop + "-more"));
        assertRefused(() -> changes.draft(ownerOf(shop), API, ChangeId.random(), foreign), "not-found");
        ChangeId plain =
                changes.draft(ownerOf(shop), API, ChangeId.random(), proposal(define(shop + "/out", "203.0.113.0/24")));
        var more = proposal(claim(shop, shop + "-more"));
        assertRefused(() -> changes.amend(ownerOf(shop), API, plain, more), "operator-only");
        assertRefused(() -> changes.draft(AUDIT, API, ChangeId.random(), more), "role-changes-nothing");
    }

    private static ClaimNamespace claim(String tenant, String namespace) {
        return new ClaimNamespace(TenantId.parse(tenant), NamespaceName.parse(namespace));
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

    @Test
    void commitsADraftOnceWhoeverAsksAtTheSameTime() throws Exception {
        ChangeId draft = drafted(proposal(define(shop + "/out", "203.0.113.0/24")));
        Callable<String> commit = () -> outcome(() -> changes.commit(OLIVIA, API, draft));
        assertThat(atOnce(List.of(commit, commit, commit)))
                .containsExactlyInAnyOrder("done", "change-already-committed", "change-already-committed");
    }

    @Test
    void commitsOneOfTwoDraftsThatTouchTheSameAtTheSameTime() throws Exception {
        submit(proposal(define(shop + "/out", "203.0.113.0/24")));
        ChangeId one = drafted(proposal(revise(shop + "/out", "198.51.100.0/24")));
        ChangeId other = drafted(proposal(revise(shop + "/out", "192.0.2.0/24")));
        List<Callable<String>> both = List.of(
                () -> outcome(() -> changes.commit(OLIVIA, API, one)),
                () -> outcome(() -> changes.commit(OLIVIA, API, other)));
        assertThat(atOnce(both)).containsExactlyInAnyOrder("done", "base-moved");
    }

    @Test
    void draftsWhileAnotherChangeIsUnderWay() throws Exception {
        var wanted = proposal(define(shop + "/out", "203.0.113.0/24"));
        ChangeId draft = new TransactionTemplate(transactions).execute(_ -> {
            sql.sql("SELECT revision FROM cluster FOR UPDATE").query(Long.class).single();
            return CompletableFuture.supplyAsync(() -> drafted(wanted))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(changes.commit(OLIVIA, API, draft).revision()).isEqualTo(revisions.newest());
    }

    @Test
    void answersARequestThatWasSentBeforeWithoutActing() {
        var origin = new Origin(Source.API, "again-" + cast, "fingerprint", "test");
        assertThat(changes.replay(OLIVIA, origin)).isNull();
        Committed done =
                changes.submit(OLIVIA, origin, ChangeId.random(), proposal(define(shop + "/out", "203.0.113.0/24")));
        assertThat(changes.replay(OLIVIA, origin)).isEqualTo(done);
        assertThat(changes.replay(ownerOf(shop), origin)).isNull();
        assertRefused(
                () -> changes.replay(OLIVIA, new Origin(Source.API, "again-" + cast, "another", "test")),
                "idempotency-key-reused");
    }

    @Test
    void showsAnOwnerItsOwnPartOfASharedChangeOnly() {
        Committed both =
                submit(proposal(define(shop + "/out", "203.0.113.0/24"), define(billing + "/out", "203.0.113.0/24")));
        settle();
        assertThat(list.find(OLIVIA, both.change()).operations()).hasSize(2);
        assertThat(list.find(ownerOf(shop), both.change()).operations())
                .containsExactly(define(shop + "/out", "203.0.113.0/24"));
        assertThat(list.find(ownerOf(shop), both.change()).summary().toString()).doesNotContain(billing);
        assertThat(revisions.find(ownerOf(shop), both.revision()).subjects())
                .containsExactly(Subject.of(PolicyId.parse(shop + "/out")));
        assertRefused(() -> changes.revert(ownerOf(shop), both.change(), "mine", null), "change-not-yours");
    }

    @Test
    void doesNotKnowAnotherTenantsChange() {
        ChangeId draft = drafted(proposal(define(billing + "/out", "203.0.113.0/24")));
        settle();
        var mine = proposal(define(shop + "/out", "203.0.113.0/24"));
        assertRefused(() -> list.find(ownerOf(shop), draft), "not-found");
        assertRefused(() -> changes.preview(ownerOf(shop), draft), "not-found");
        assertRefused(() -> changes.commit(ownerOf(shop), API, draft), "not-found");
        assertRefused(() -> changes.amend(ownerOf(shop), API, draft, mine), "not-found");
        assertRefused(() -> changes.discard(ownerOf(shop), API, draft), "not-found");
        assertRefused(() -> changes.revert(ownerOf(shop), draft, "curious", null), "not-found");
        assertThat(list.list(ownerOf(shop), null, null, null, 100).items())
                .noneMatch(change -> change.id().equals(draft));
    }

    @Test
    void discardsADraftForGood() {
        ChangeId draft = drafted(proposal(define(shop + "/out", "203.0.113.0/24")));
        changes.discard(OLIVIA, API, draft);
        changes.discard(OLIVIA, API, draft);
        assertRefused(() -> changes.commit(OLIVIA, API, draft), "change-discarded");
        assertRefused(() -> changes.revert(OLIVIA, draft, "too late", null), "change-not-committed");
    }

    /** How many rows every table has, once the read models have seen everything. */
    private Map<String, Long> footprint() {
        settle();
        var counts = new TreeMap<String, Long>();
        sql.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list()
                .forEach(table -> counts.put(
                        table,
                        sql.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single()));
        assertThat(counts).hasSizeGreaterThan(20);
        return counts;
    }

    private void settle() {
        assertThat(positions.await(positions.head(), Duration.ofSeconds(30))).isEmpty();
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (Rejection rejection) {
            return rejection.code();
        }
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
