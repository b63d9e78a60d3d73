package dev.breakwater.planning;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;

/** No order saves everything: what would be lost or opened, and what would be needed. */
public final class Refused implements Plan {
    private final String strategy;
    private final List<Obstacle> obstacles;
    private final List<Phase> phases;
    private final List<Foreseen> foreseen;
    private final Pruning pruning;

    Refused(
            String strategy,
            List<Obstacle> obstacles,
            List<Phase> phases,
            List<Foreseen> foreseen,
            Pruning pruning) {
        this.strategy = strategy;
        this.obstacles = List.copyOf(obstacles);
        this.phases = List.copyOf(phases);
        this.foreseen = List.copyOf(foreseen);
        this.pruning = pruning;
    }

    @Override
    public String strategy() {
        return strategy;
    }

    public List<Obstacle> obstacles() {
        return obstacles;
    }

    @Override
    public List<Foreseen> foreseen() {
        return foreseen;
    }

    /** The best order there is, on the responsibility of whoever asks for it. */
    public Overridden override(Actor actor, String reason) {
        if (reason.isBlank()) {
            throw Rejection.invalid("reason-missing", "Whoever overrides a refused plan says why");
        }
        return new Overridden(this, actor, reason, phases, pruning);
    }

    @Override
    public String toString() {
        return "Refused" + obstacles;
    }
}
