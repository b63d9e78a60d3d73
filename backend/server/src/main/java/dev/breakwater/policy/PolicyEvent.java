package dev.breakwater.policy;

import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.vocabulary.PolicyId;
import org.jspecify.annotations.Nullable;

/** What has happened to a policy. Names and fields are stored for good. */
public sealed interface PolicyEvent {
    PolicyId policyId();

    record PolicyDefined(PolicyId policyId, PolicySpec spec) implements PolicyEvent {}

    record PolicyRevised(PolicyId policyId, PolicySpec spec) implements PolicyEvent {}

    record PolicyWithdrawn(PolicyId policyId) implements PolicyEvent {}

    record PolicyExpired(PolicyId policyId) implements PolicyEvent {}

    /** What is asked for after the event; null when the policy is no longer asked for. */
    @SuppressWarnings("unused") // every event of a policy says all of it; the other families need what was before
    static @Nullable PolicyIntent evolve(@Nullable PolicyIntent before, PolicyEvent event) {
        return switch (event) {
            case PolicyDefined(var id, var spec) -> new PolicyIntent(id, spec);
            case PolicyRevised(var id, var spec) -> new PolicyIntent(id, spec);
            case PolicyWithdrawn _, PolicyExpired _ -> null;
        };
    }
}
