package dev.breakwater.rollout;

import java.util.function.UnaryOperator;

/** What the lease's holder shows about the whole; written only when it differs from what is shown already. */
final class Board {
    private final RolloutState state;
    private final Progress progress;
    private RolloutState.Row shown;
    private RolloutState.Row next;

    Board(RolloutState state, Progress progress, Surroundings surroundings) {
        this.state = state;
        this.progress = progress;
        this.shown = RolloutState.Row.unknown(surroundings.now());
        this.next = shown;
    }

    void load(Surroundings surroundings) {
        shown = state.load().orElseGet(() -> RolloutState.Row.unknown(surroundings.now()));
        next = shown;
    }

    void change(UnaryOperator<RolloutState.Row> change) {
        next = change.apply(next);
    }

    RolloutState.Row row() {
        return next;
    }

    long prunesAllowed() {
        return state.prunesAllowed();
    }

    void flush(Lease.Grant grant) {
        if (!next.equals(shown)) {
            state.save(grant, next);
            shown = next;
            progress.move();
        }
    }
}
