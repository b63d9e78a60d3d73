package dev.breakwater.change;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import org.jspecify.annotations.Nullable;

/** Judges a revision whose manifests are written and not kept yet, inside the change's own transaction. */
public interface AssessmentPort {

    /**
     * The revision after {@code base}.
     *
     * @param after the intent that it is compiled from, as far as what it touches depends on it
     * @param override why it is to be carried out though no order may be proven
     */
    record Proposed(
            ClusterName cluster,
            long base,
            IntentSnapshot after,
            @Nullable String override) {}

    /** Refuses what would let tenants meet, and, without an override, what no order carries out safely. */
    void check(Actor actor, Proposed proposed);

    /** Which flows any later revision decides otherwise than an earlier one, as far as the actor may see it. */
    Assessment.Flows flows(Actor actor, ClusterName cluster, long earlier, long later);

    /** All that can be said of it, as far as the actor may see it. */
    Assessment assess(Actor actor, Proposed proposed);
}
