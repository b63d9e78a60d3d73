package dev.breakwater.planning;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;

/** No order saves everything: what would be lost or opened, and what would be needed. */
public final class Refused implements Plan {
    private final String strategy;
    private final List<Obstacle> obstacles;
    private final List<Phase> phases;
    private final Outlook outlook;

    Refused(String strategy, List<Obstacle> obstacles, List<Phase> phases, Outlook outlook) {
        this.strategy = strategy;
        this.obstacles = List.copyOf(obstacles);
        this.phases = List.copyOf(phases);
        this.outlook = outlook;
    }

    @Override
    public String strategy() {
        return strategy;
    }

    public List<Obstacle> obstacles() {
        return obstacles;
    }

    @Override
    public Outlook outlook() {
        return outlook;
    }

    /** The best order there is, on the responsibility of whoever asks for it. */
    public Overridden override(Actor actor, String reason) {
        if (reason.isBlank()) {
            throw Rejection.invalid("reason-missing", "Whoever overrides a refused plan says why");
        }
        return new Overridden(this, actor, reason, phases);
    }

    @Override
    public String toString() {
        return "Refused" + obstacles;
    }
}
