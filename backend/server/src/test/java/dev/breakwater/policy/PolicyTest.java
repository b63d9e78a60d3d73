package dev.breakwater.policy;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.policy.PolicyCommand.ExpirePolicy;
import dev.breakwater.policy.PolicyCommand.RevisePolicy;
import dev.breakwater.policy.PolicyCommand.WithdrawPolicy;
import dev.breakwater.policy.PolicyEvent.PolicyDefined;
import dev.breakwater.policy.PolicyEvent.PolicyExpired;
import dev.breakwater.policy.PolicyEvent.PolicyRevised;
import dev.breakwater.policy.PolicyEvent.PolicyWithdrawn;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final PolicyId MYSQL = PolicyId.parse("tenant-a/mysql");
    private static final PolicySpec SPEC = spec("The shop needs its database", null);
    private static final PolicySpec BRIEF = spec("A migration tonight", NOW);
    private static final PolicyDefined DEFINED = new PolicyDefined(MYSQL, SPEC);
    private static final PolicyWithdrawn WITHDRAWN = new PolicyWithdrawn(MYSQL);

    private final AggregateTestFixture<Policy> policy = new AggregateTestFixture<>(Policy.class);

    @BeforeEach
    void stopTheClock() {
        policy.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void isDefined() {
        policy.givenNoPriorActivity().when(new DefinePolicy(MYSQL, SPEC)).expectEvents(DEFINED);
    }

    @Test
    void isDefinedTwiceWithoutEffect() {
        policy.given(DEFINED).when(new DefinePolicy(MYSQL, SPEC)).expectNoEvents();
    }

    @Test
    void isNotDefinedOverAnother() {
        policy.given(DEFINED)
                .when(new DefinePolicy(MYSQL, spec("Another reason", null)))
                .expectException(Rejection.class)
                .expectExceptionMessage("The policy tenant-a/mysql is already there");
    }

    @Test
    void isNotDefinedForAnInstantThatHasPassed() {
        policy.givenNoPriorActivity()
                .when(new DefinePolicy(MYSQL, BRIEF))
                .expectException(Rejection.class)
                .expectExceptionMessage("The expiry 2026-11-24T02:00:00Z has already passed");
    }

    @Test
    void isDefinedAgainAfterItWasWithdrawn() {
        policy.given(DEFINED, WITHDRAWN).when(new DefinePolicy(MYSQL, SPEC)).expectEvents(DEFINED);
    }

    @Test
    void isRevised() {
        var revised = spec("Now for the warehouse too", NOW.plusSeconds(1));
        policy.given(DEFINED).when(new RevisePolicy(MYSQL, revised)).expectEvents(new PolicyRevised(MYSQL, revised));
    }

    @Test
    void isNotRevisedUntilAnInstantThatHasPassed() {
        policy.given(DEFINED)
                .when(new RevisePolicy(MYSQL, BRIEF))
                .expectException(Rejection.class)
                .expectExceptionMessage("The expiry 2026-11-24T02:00:00Z has already passed");
    }

    @Test
    void isNotRevisedWhenItIsNotThere() {
        policy.givenNoPriorActivity()
                .when(new RevisePolicy(MYSQL, SPEC))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no policy tenant-a/mysql");
    }

    @Test
    void isWithdrawnOnce() {
        policy.given(DEFINED).when(new WithdrawPolicy(MYSQL)).expectEvents(WITHDRAWN);
        policy.given(DEFINED, WITHDRAWN).when(new WithdrawPolicy(MYSQL)).expectNoEvents();
    }

    @Test
    void expiresWhenItsTimeHasCome() {
        policy.given(new PolicyDefined(MYSQL, BRIEF))
                .when(new ExpirePolicy(MYSQL))
                .expectEvents(new PolicyExpired(MYSQL));
    }

    @Test
    void doesNotExpireBefore() {
        policy.given(new PolicyDefined(MYSQL, spec("A migration tonight", NOW.plusNanos(1))))
                .when(new ExpirePolicy(MYSQL))
                .expectException(Rejection.class)
                .expectExceptionMessage("The policy tenant-a/mysql does not end by itself yet");
    }

    private static PolicySpec spec(String reason, @Nullable Instant expiresAt) {
        var rule = new Rule(
                Rule.Action.ALLOW,
                Rule.Direction.EGRESS,
                Endpoints.ALL,
                new Peer.SameTenant(Endpoints.ALL),
                new Traffic.Everything());
        return new PolicySpec(reason, expiresAt, List.of(rule));
    }
}
