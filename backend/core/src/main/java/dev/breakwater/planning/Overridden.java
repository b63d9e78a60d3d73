package dev.breakwater.planning;

import dev.breakwater.vocabulary.Actor;
import java.util.List;

/** A refused plan that somebody wants carried out all the same; who and why is part of it. */
public final class Overridden implements Plan.Rollable {
    private final Refused refused;
    private final Actor actor;
    private final String reason;
    private final List<Phase> phases;

    Overridden(Refused refused, Actor actor, String reason, List<Phase> phases) {
        this.refused = refused;
        this.actor = actor;
        this.reason = reason;
        this.phases = phases;
    }

    public Refused refused() {
        return refused;
    }

    public Actor actor() {
        return actor;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String strategy() {
        return refused.strategy();
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public Outlook outlook() {
        return refused.outlook();
    }
}
