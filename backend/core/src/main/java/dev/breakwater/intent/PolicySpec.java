package dev.breakwater.intent;

import dev.breakwater.vocabulary.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy says, why it exists in business terms, and until when, if it ends by itself. */
public record PolicySpec(String reason, @Nullable Instant expiresAt, List<Rule> rules) {
    private static final int MOST_RULES = 100;

    public PolicySpec {
        reason = reason.strip();
        rules = List.copyOf(rules);
        if (reason.isEmpty() || reason.length() > 500) {
            throw Rejection.invalid("reason-missing", "A policy needs a business reason of 1 to 500 characters")
                    .at("/reason");
        }
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw Rejection.invalid("rules-count", "A policy needs 1 to " + MOST_RULES + " rules")
                    .at("/rules");
        }
    }
}
