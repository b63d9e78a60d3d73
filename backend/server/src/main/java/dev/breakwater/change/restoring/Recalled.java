package dev.breakwater.change.restoring;

import dev.breakwater.change.Restoration;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.vocabulary.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** An earlier intent as time has left it: without the policies that would have ended by themselves since then. */
record Recalled(IntentSnapshot intents, List<PolicyId> lapsed) {
    private static final int LONGEST_REASON = 500;

    static Recalled of(IntentSnapshot then, Instant now) {
        return new Recalled(
                IntentSnapshot.of(then.intents().values().stream()
                        .filter(intent -> !hasLapsed(intent, now))
                        .toList()),
                then.intents().values().stream()
                        .filter(intent -> hasLapsed(intent, now))
                        .map(intent -> ((PolicyIntent) intent).id())
                        .toList());
    }

    /** The reason with what is left out and why, for whoever looks at the change before and after it is made. */
    String because(String reason) {
        String whole = lapsed.isEmpty() ? reason : reason + " (" + sentence() + ")";
        return whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON - 1) + "…";
    }

    Restoration restoration(long revision) {
        return new Restoration(
                revision,
                lapsed.stream()
                        .map(id -> "Leave out policy " + id + ", whose time has passed")
                        .toList());
    }

    String sentence() {
        return "left out, as their time has passed: "
                + lapsed.stream().map(id -> "policy " + id).collect(Collectors.joining(", "));
    }

    private static boolean hasLapsed(Intent intent, Instant now) {
        Instant due = intent instanceof PolicyIntent policy ? policy.spec().expiresAt() : null;
        return due != null && !due.isAfter(now);
    }
}
