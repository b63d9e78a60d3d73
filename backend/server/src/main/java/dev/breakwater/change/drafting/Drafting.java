package dev.breakwater.change.drafting;

import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.drafting.ChangeCommand.AmendChange;
import dev.breakwater.change.drafting.ChangeCommand.DiscardChange;
import dev.breakwater.change.drafting.ChangeCommand.DraftChange;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import org.springframework.stereotype.Component;

/**
 * Keeps proposals until they are committed. Nobody waits for anybody here: the base is read before all else, so that what
 * is committed meanwhile counts as moved, and a change's own events are ordered by its stream.
 */
@Component
public class Drafting {
    private final ClusterLock lock;
    private final Drafts drafts;
    private final Dispatcher dispatcher;
    private final Completion completion;

    Drafting(ClusterLock lock, Drafts drafts, Dispatcher dispatcher, Completion completion) {
        this.lock = lock;
        this.drafts = drafts;
        this.dispatcher = dispatcher;
        this.completion = completion;
    }

    public Committed draft(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        long base = base(proposal, lock.newest());
        var asked = new Asked(actor, origin, id, completion.of(actor, proposal));
        dispatcher.send(
                new DraftChange(id, lock.cluster(), base, asked.proposal().basedOn(null)), asked.metadata());
        return new Committed(id, 0, 0);
    }

    public Committed amend(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        long base = base(proposal, lock.newest());
        Access.checkStored(actor, drafts.find(id));
        Access.check(actor, proposal.operations());
        var asked = new Asked(actor, origin, id, completion.of(actor, proposal));
        dispatcher.send(new AmendChange(id, base, asked.proposal().basedOn(null)), asked.metadata());
        return new Committed(id, 0, 0);
    }

    /** The draft and its base stay as they are, but for why it is to be carried out though no order is proven. */
    public void override(Actor actor, Origin origin, ChangeId id, String why) {
        ChangeState draft = drafts.find(id);
        Access.checkStored(actor, draft);
        Proposal proposal = draft.proposal().overriding(why);
        Access.checkOverride(actor, proposal);
        dispatcher.send(new AmendChange(id, draft.base(), proposal), new Asked(actor, origin, id, proposal).metadata());
    }

    public Committed discard(Actor actor, Origin origin, ChangeId id) {
        ChangeState draft = drafts.find(id);
        if (drafts.isBy(actor, id)) {
            Access.checkProposed(actor, draft);
        } else {
            Access.checkStored(actor, draft);
        }
        dispatcher.send(new DiscardChange(id), new Asked(actor, origin, id, draft.proposal()).metadata());
        return new Committed(id, 0, 0);
    }

    private static long base(Proposal proposal, long newest) {
        return proposal.base() == null ? newest : Math.min(proposal.base(), newest);
    }
}
