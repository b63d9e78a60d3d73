package dev.breakwater.change.drafting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.change.ChangeEvent.ChangeAmended;
import dev.breakwater.change.ChangeEvent.ChangeCommitted;
import dev.breakwater.change.ChangeEvent.ChangeDiscarded;
import dev.breakwater.change.ChangeEvent.ChangeDrafted;
import dev.breakwater.change.ChangeEvent.ChangeReverted;
import dev.breakwater.change.ChangeSummary.State;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.drafting.ChangeCommand.AmendChange;
import dev.breakwater.change.drafting.ChangeCommand.CommitChange;
import dev.breakwater.change.drafting.ChangeCommand.DiscardChange;
import dev.breakwater.change.drafting.ChangeCommand.DraftChange;
import dev.breakwater.change.drafting.ChangeCommand.MarkReverted;
import dev.breakwater.vocabulary.Rejection;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A draft until it is committed or discarded, both for good; a committed one may later be reverted by another. */
@Aggregate
class Change {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String aggregate;

    private @Nullable ChangeState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftChange command) {
        Proposal wanted = command.proposal();
        if (state == null) {
            apply(new ChangeDrafted(
                    command.changeId(),
                    command.cluster(),
                    command.base(),
                    wanted.reason(),
                    wanted.ticket(),
                    wanted.operations(),
                    wanted.reverts(),
                    wanted.restores(),
                    wanted.override()));
        } else if (state.state() != State.DRAFTED || !state.proposal().equals(wanted)) {
            throw new Rejection("change-exists", "There is already a change with the id " + command.changeId())
                    .remedy("Send a new id, or amend the draft");
        }
    }

    @CommandHandler
    void handle(AmendChange command) {
        Proposal wanted = command.proposal();
        ChangeState draft = draft();
        if (draft.base() != command.base() || !draft.proposal().equals(wanted)) {
            apply(new ChangeAmended(
                    command.changeId(),
                    command.base(),
                    wanted.reason(),
                    wanted.ticket(),
                    wanted.operations(),
                    wanted.reverts(),
                    wanted.restores(),
                    wanted.override()));
        }
    }

    @CommandHandler
    void handle(DiscardChange command) {
        if (state().state() != State.DISCARDED) {
            apply(new ChangeDiscarded(draft().id()));
        }
    }

    @CommandHandler
    void handle(CommitChange command) {
        apply(new ChangeCommitted(draft().id(), command.revision(), command.subjects()));
    }

    @CommandHandler
    void handle(MarkReverted command) {
        state().refuseUnlessCommitted();
        apply(new ChangeReverted(command.changeId(), command.byChange(), command.revision()));
    }

    @EventSourcingHandler
    void on(ChangeEvent event) {
        state = ChangeState.evolve(state, event);
        aggregate = ChangeCommand.stream(event.changeId());
    }

    private ChangeState draft() {
        state().refuseUnlessDrafted();
        return state();
    }

    private ChangeState state() {
        return Objects.requireNonNull(state, "loaded without events");
    }
}
