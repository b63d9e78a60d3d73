package dev.breakwater.planning.flow;

import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.EnumSet;
import java.util.Set;

/** The six ways in which a change can turn verdicts, in the order in which nothing is lost and nothing leaks. */
enum Move {
    ADD_DENY("adds denies"),
    ADD_ALLOW("adds allows"),
    ADD_DEFAULT_DENY("switches on default deny"),
    DROP_DEFAULT_DENY("switches off default deny"),
    DROP_ALLOW("removes allows"),
    DROP_DENY("removes denies");

    private final String words;

    Move(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static EnumSet<Move> of(Set<Clause> added, Set<Clause> removed) {
        var moves = EnumSet.noneOf(Move.class);
        added.forEach(clause -> moves.add(adding(clause.effect())));
        removed.forEach(clause -> moves.add(dropping(clause.effect())));
        return moves;
    }

    /** What narrows allows closes as if it took some away, and what narrows denies opens. */
    private static Move adding(Effect effect) {
        return switch (effect) {
            case DENY -> ADD_DENY;
            case ALLOW -> ADD_ALLOW;
            case DEFAULT_DENY -> ADD_DEFAULT_DENY;
            case REQUIRE -> DROP_ALLOW;
            case REQUIRE_OF_DENY -> DROP_DENY;
        };
    }

    private static Move dropping(Effect effect) {
        return switch (effect) {
            case DENY -> DROP_DENY;
            case ALLOW -> DROP_ALLOW;
            case DEFAULT_DENY -> DROP_DEFAULT_DENY;
            case REQUIRE -> ADD_ALLOW;
            case REQUIRE_OF_DENY -> ADD_DENY;
        };
    }
}
