package dev.breakwater.rollout.work;

import java.util.List;

/**
 * Moves of one kind that need no order among themselves; one that {@code restricts} starts only once the agents enforce what was
 * done before it.
 */
record Stage(Wave wave, boolean restricts, List<? extends Move> moves) {

    boolean isEmpty() {
        return moves.isEmpty();
    }

    boolean prunes() {
        return moves.getFirst() instanceof Move.Removal;
    }
}
