package dev.breakwater.policy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.policy.PolicyCommand.ExpirePolicy;
import dev.breakwater.policy.PolicyCommand.RevisePolicy;
import dev.breakwater.policy.PolicyCommand.WithdrawPolicy;
import dev.breakwater.policy.PolicyEvent.PolicyDefined;
import dev.breakwater.policy.PolicyEvent.PolicyExpired;
import dev.breakwater.policy.PolicyEvent.PolicyRevised;
import dev.breakwater.policy.PolicyEvent.PolicyWithdrawn;
import dev.breakwater.vocabulary.Rejection;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant's policy: defined, revised, ended by somebody or by time, and possibly defined again. */
@Aggregate
class Policy {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable PolicyIntent intent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DefinePolicy command, Clock clock) {
        if (intent == null) {
            checkExpiry(command.spec(), clock);
            apply(new PolicyDefined(command.policyId(), command.spec()));
        } else if (!intent.spec().equals(command.spec())) {
            throw new Rejection("policy-exists", "The policy " + command.policyId() + " is already there")
                    .remedy("Revise it, or choose another name");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevisePolicy command, Clock clock) {
        if (!existing(command).spec().equals(command.spec())) {
            checkExpiry(command.spec(), clock);
            apply(new PolicyRevised(command.policyId(), command.spec()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawPolicy command) {
        if (!isGone()) {
            existing(command);
            apply(new PolicyWithdrawn(command.policyId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpirePolicy command, Clock clock) {
        if (isGone()) {
            return;
        }
        Instant due = existing(command).spec().expiresAt();
        if (due == null || clock.instant().isBefore(due)) {
            throw new Rejection("policy-not-due", "The policy " + command.policyId() + " does not end by itself yet")
                    .remedy("Withdraw it to end it now");
        }
        apply(new PolicyExpired(command.policyId()));
    }

    @EventSourcingHandler
    void on(PolicyEvent event) {
        intent = PolicyEvent.evolve(intent, event);
        stream = "policy:" + event.policyId();
    }

    private boolean isGone() {
        return stream != null && intent == null;
    }

    private PolicyIntent existing(PolicyCommand command) {
        if (intent == null) {
            throw Rejection.notFound("policy " + command.policyId());
        }
        return intent;
    }

    private static void checkExpiry(PolicySpec spec, Clock clock) {
        Instant due = spec.expiresAt();
        if (due != null && !due.isAfter(clock.instant())) {
            throw Rejection.invalid("expiry-in-the-past", "The expiry " + due + " has already passed")
                    .at("/expiresAt")
                    .remedy("Give an instant in the future, or leave the expiry out");
        }
    }
}
