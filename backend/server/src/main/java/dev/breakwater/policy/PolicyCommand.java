package dev.breakwater.policy;

import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a policy can be asked to do or undergo. */
public sealed interface PolicyCommand extends Operation {
    PolicyId policyId();

    /** Makes a policy that is not there, or no longer. */
    record DefinePolicy(PolicyId policyId, PolicySpec spec) implements PolicyCommand {}

    /** Replaces what a policy says. */
    record RevisePolicy(PolicyId policyId, PolicySpec spec) implements PolicyCommand {}

    /** Ends a policy because somebody asks for it. */
    record WithdrawPolicy(PolicyId policyId) implements PolicyCommand {}

    /** Ends a policy because its time has come; asked for by Breakwater itself. */
    record ExpirePolicy(PolicyId policyId) implements PolicyCommand {}

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(policyId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of(policyId().tenant());
    }

    @Override
    default boolean operatorOnly() {
        return this instanceof ExpirePolicy;
    }

    @Override
    default String sentence() {
        return switch (this) {
            case DefinePolicy(var id, var spec) -> "Define policy " + id + " " + size(spec);
            case RevisePolicy(var id, var spec) -> "Revise policy " + id + " " + size(spec);
            case WithdrawPolicy(var id) -> "Withdraw policy " + id;
            case ExpirePolicy(var id) -> "Expire policy " + id;
        };
    }

    /** The commands that lead from one intent to another; both absent or equal: none. */
    static List<PolicyCommand> between(@Nullable PolicyIntent before, @Nullable PolicyIntent after) {
        if (after == null) {
            return before == null ? List.of() : List.of(new WithdrawPolicy(before.id()));
        }
        if (before == null) {
            return List.of(new DefinePolicy(after.id(), after.spec()));
        }
        return before.equals(after) ? List.of() : List.of(new RevisePolicy(after.id(), after.spec()));
    }

    private static String size(PolicySpec spec) {
        int rules = spec.rules().size();
        return "with " + rules + (rules == 1 ? " rule" : " rules")
                + (spec.expiresAt() == null ? "" : " until " + spec.expiresAt());
    }
}
