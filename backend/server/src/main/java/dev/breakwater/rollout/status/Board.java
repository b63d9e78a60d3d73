package dev.breakwater.rollout.status;

import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import java.util.function.UnaryOperator;

/** What the lease's holder shows about the whole; written only when it differs from what is shown already. */
public final class Board {
    private final RolloutState state;
    private final Progress progress;
    private RolloutState.Row shown;
    private RolloutState.Row next;

    public Board(RolloutState state, Progress progress, Surroundings surroundings) {
        this.state = state;
        this.progress = progress;
        this.shown = RolloutState.Row.unknown(surroundings.now());
        this.next = shown;
    }

    public void load(Surroundings surroundings) {
        shown = state.load().orElseGet(() -> RolloutState.Row.unknown(surroundings.now()));
        next = shown;
    }

    public void change(UnaryOperator<RolloutState.Row> change) {
        next = change.apply(next);
    }

    public RolloutState.Row row() {
        return next;
    }

    public long prunesAllowed() {
        return state.prunesAllowed();
    }

    public void flush(Lease.Grant grant) {
        if (!next.equals(shown)) {
            state.save(grant, next);
            shown = next;
            progress.move();
        }
    }
}
