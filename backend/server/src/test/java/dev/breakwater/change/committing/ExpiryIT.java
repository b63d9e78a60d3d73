package dev.breakwater.change.committing;

import static dev.breakwater.change.Cast.API;
import static dev.breakwater.change.Cast.OLIVIA;
import static dev.breakwater.change.Cast.onboarding;
import static dev.breakwater.change.Cast.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.FreshDatabase;
import dev.breakwater.change.Cast;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeRooms;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** Policies that end by themselves, on a clock that the test sets. */
@SpringBootTest(classes = {ChangeRooms.class, ExpiryIT.Time.class})
@ContextConfiguration(initializers = FreshDatabase.class)
class ExpiryIT {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int STARTS = 300;
    private static volatile Instant now = START;
    private static int cast;

    @Autowired
    ChangeGateway changes;

    @Autowired
    Revisions revisions;

    @Autowired
    Expiry expiry;

    @Autowired
    Transactions transactions;

    private String shop;

    /** Not annotated, or a scan of this package would set the time of other tests too. */
    static class Time {
        @Bean
        @Primary
        Clock settable() {
            InstantSource source = () -> now;
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void freshTenant() {
        cast++;
        now = START.plus(Duration.ofDays(cast));
        shop = "shop-" + cast;
        submit(onboarding(shop));
    }

    @Test
    void endsAPolicyWhenItsTimeHasComeAndNotBefore() {
        Instant due = now.plus(Duration.ofHours(1));
        submit(proposal(until(shop + "/brief", due)));
        expiry.expireDue();
        assertThat(stands(shop + "/brief")).isTrue();
        assertThat(expiry.untilNext().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        now = due;
        expiry.expireDue();
        assertThat(stands(shop + "/brief")).isFalse();
        assertThat(revisions.find(OLIVIA, revisions.newest()))
                .satisfies(revision -> assertThat(revision.source()).isEqualTo(Source.EXPIRY))
                .satisfies(revision -> assertThat(revision.actor()).isEqualTo("breakwater"));
        assertThat(expiry.untilNext()).isEmpty();
    }

    @Test
    void restoresARevisionWithoutThePolicyWhoseTimeHasPassedAndSaysSo() {
        Instant due = now.plus(Duration.ofHours(1));
        submit(proposal(until(shop + "/brief", due), Cast.define(shop + "/lasting", "203.0.113.0/24")));
        long then = revisions.newest();
        now = due;
        expiry.expireDue();
        submit(proposal(Cast.revise(shop + "/lasting", "198.51.100.0/24")));
        var back = changes.rollback(OLIVIA, TenantId.parse(shop), then, "it broke", null);
        assertThat(changes.preview(OLIVIA, back).sentences())
                .containsExactly(
                        "Revise policy " + shop + "/lasting with 1 rule",
                        "Leave out policy " + shop + "/brief, whose time has passed");
        ChangeId draft = changes.draft(OLIVIA, API, ChangeId.random(), back);
        assertThat(changes.preview(OLIVIA, draft).sentences()).hasSize(2);
        changes.commit(OLIVIA, API, draft);
        assertThat(intents())
                .isEqualTo(revisions
                        .at(OLIVIA, TenantId.parse(shop), then)
                        .with(Subject.of(PolicyId.parse(shop + "/brief")), null));
    }

    private static DefinePolicy until(String policy, Instant due) {
        return new DefinePolicy(
                PolicyId.parse(policy),
                new PolicySpec(
                        "for a migration", due, Cast.towards("192.0.2.0/24").rules()));
    }

    private boolean stands(String policy) {
        return intents().find(Subject.of(PolicyId.parse(policy))) != null;
    }

    private IntentSnapshot intents() {
        return revisions.at(OLIVIA, TenantId.parse(shop), revisions.newest());
    }

    private void submit(Proposal proposal) {
        changes.submit(OLIVIA, API, ChangeId.random(), proposal);
    }

    /** However threads are scheduled: one that did not find itself running yet used to end, and nothing expired any more. */
    @Test
    void runsFromEachStartUntilItIsStopped() {
        var ticking = new ExpiryClock(expiry, transactions);
        for (int i = 0; i < STARTS; i++) {
            Set<Thread> others = threads();
            ticking.start();
            await("start " + i)
                    .atMost(LONG)
                    .until(() -> threads().stream()
                            .anyMatch(each -> !others.contains(each) && each.getState() == Thread.State.TIMED_WAITING));
            ticking.stop();
            await("stop " + i).atMost(LONG).until(() -> others.containsAll(threads()));
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("policy-expiry"))
                .collect(Collectors.toSet());
    }
}
