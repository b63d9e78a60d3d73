package dev.breakwater.rollout;

import dev.breakwater.situation.Hindrance;
import dev.breakwater.situation.Stage;
import dev.breakwater.vocabulary.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the plans that were made for a revision; an owner sees the steps of its own objects only. */
public interface Plans {

    /** In the order in which they were made: after a crash, or when something moved meanwhile, it was planned again. */
    List<Planned> of(Actor actor, long revision);

    /**
     * A plan as it was made.
     *
     * @param verdict PROVEN, OVERRIDDEN or REFUSED
     * @param reason who answers for an overridden plan, and why
     * @param obstacles why it is not proven; not shown to whoever does not see all units
     */
    record Planned(
            Instant plannedAt,
            List<String> units,
            String strategy,
            String verdict,
            @Nullable String reason,
            List<Hindrance> obstacles,
            List<Stage> phases) {
        public Planned {
            units = List.copyOf(units);
            obstacles = List.copyOf(obstacles);
            phases = List.copyOf(phases);
        }
    }
}
