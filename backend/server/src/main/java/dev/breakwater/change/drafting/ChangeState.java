package dev.breakwater.change.drafting;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.change.ChangeEvent.ChangeAmended;
import dev.breakwater.change.ChangeEvent.ChangeCommitted;
import dev.breakwater.change.ChangeEvent.ChangeDiscarded;
import dev.breakwater.change.ChangeEvent.ChangeDrafted;
import dev.breakwater.change.ChangeEvent.ChangeReverted;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Proposal;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a change stands after its events. */
public record ChangeState(ChangeId id, ChangeSummary.State state, long base, Proposal proposal, long revision) {

    static ChangeState evolve(@Nullable ChangeState before, ChangeEvent event) {
        return switch (event) {
            case ChangeDrafted drafted ->
                new ChangeState(drafted.changeId(), ChangeSummary.State.DRAFTED, drafted.base(), proposal(drafted), 0);
            case ChangeAmended amended ->
                new ChangeState(amended.changeId(), ChangeSummary.State.DRAFTED, amended.base(), proposal(amended), 0);
            case ChangeDiscarded _ -> known(before).in(ChangeSummary.State.DISCARDED, 0);
            case ChangeCommitted committed -> known(before).in(ChangeSummary.State.COMMITTED, committed.revision());
            case ChangeReverted _ ->
                known(before).in(ChangeSummary.State.REVERTED, known(before).revision());
        };
    }

    public void refuseUnlessDrafted() {
        switch (state) {
            case DRAFTED -> {}
            case COMMITTED, REVERTED ->
                throw new Rejection("change-already-committed", "This change was already committed")
                        .remedy("Draft another change; a committed one can be reverted");
            case DISCARDED -> throw new Rejection("change-discarded", "This change was discarded");
        }
    }

    public void refuseUnlessCommitted() {
        switch (state) {
            case COMMITTED -> {}
            case REVERTED -> throw new Rejection("change-already-reverted", "This change was already reverted");
            case DRAFTED, DISCARDED ->
                throw new Rejection("change-not-committed", "Only a committed change can be reverted");
        }
    }

    private ChangeState in(ChangeSummary.State next, long at) {
        return new ChangeState(id, next, base, proposal, at);
    }

    private static ChangeState known(@Nullable ChangeState before) {
        return Objects.requireNonNull(before, "a change begins with its draft");
    }

    public static Proposal proposal(ChangeDrafted drafted) {
        return new Proposal(
                drafted.reason(),
                drafted.ticket(),
                drafted.operations(),
                drafted.reverts(),
                null,
                drafted.restores(),
                drafted.override());
    }

    public static Proposal proposal(ChangeAmended amended) {
        return new Proposal(
                amended.reason(),
                amended.ticket(),
                amended.operations(),
                amended.reverts(),
                null,
                amended.restores(),
                amended.override());
    }
}
