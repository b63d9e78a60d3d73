package dev.breakwater.change.committing;

import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.change.drafting.Access;
import dev.breakwater.change.drafting.Asked;
import dev.breakwater.change.drafting.ChangeState;
import dev.breakwater.change.drafting.Completion;
import dev.breakwater.change.drafting.Drafting;
import dev.breakwater.change.drafting.Drafts;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a draft take effect, or shows what that would be; takes the cluster's lock in the caller's transaction. */
@Component
class Submitting {
    private static final int MOST_SHOWN = 500;
    private static final Origin LOOKING = new Origin(Source.SYSTEM, null, "preview");

    private final ClusterLock lock;
    private final Drafts drafts;
    private final Drafting drafting;
    private final Completion completion;
    private final Committing committing;

    Submitting(ClusterLock lock, Drafts drafts, Drafting drafting, Completion completion, Committing committing) {
        this.lock = lock;
        this.drafts = drafts;
        this.drafting = drafting;
        this.completion = completion;
        this.committing = committing;
    }

    Committed submit(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        Access.check(actor, proposal.operations());
        lock.take(); // before its base is read, or others could move what it touches in between
        drafting.draft(actor, origin, id, proposal);
        return commit(actor, origin, id, null, null);
    }

    Committed commit(
            Actor actor, Origin origin, ChangeId id, @Nullable String override, @Nullable List<Operation> seen) {
        long newest = lock.take();
        ChangeState draft = drafts.find(id);
        Access.checkStored(actor, draft);
        refuseIfMoved(draft, seen);
        if (override != null) {
            drafting.override(actor, origin, id, override);
            draft = drafts.find(id);
        }
        Access.checkOverride(actor, draft.proposal());
        return committing.commit(asked(actor, origin, draft), newest);
    }

    /** What is committed is what was looked at, whoever may amend the draft in between. */
    private static void refuseIfMoved(ChangeState draft, @Nullable List<Operation> seen) {
        boolean drafted =
                draft.state() == ChangeSummary.State.DRAFTED; // what is no draft any more is told so further on
        if (seen != null && drafted && !seen.equals(draft.proposal().operations())) {
            throw new Rejection("draft-moved", "The draft was amended since it was looked at")
                    .remedy("Look at what it says now, and commit that");
        }
    }

    Preview preview(Actor actor, ChangeId id) {
        long newest = lock.take();
        ChangeState draft = drafts.find(id);
        if (!actor.seesEverything()) {
            Access.checkProposed(actor, draft);
        }
        refuseIfLong(actor, draft.proposal());
        return committing.preview(asked(actor, LOOKING, draft), newest);
    }

    Preview preview(Actor actor, Proposal proposal) {
        refuseIfLong(actor, proposal);
        long newest = lock.take();
        return committing.preview(new Asked(actor, LOOKING, ChangeId.random(), completion.of(actor, proposal)), newest);
    }

    /** It holds the lock and leaves no trace: one tenant could keep all others waiting with it, again and again. */
    private static void refuseIfLong(Actor actor, Proposal proposal) {
        if (!actor.seesEverything() && proposal.operations().size() > MOST_SHOWN) {
            throw Rejection.invalid("preview-too-long", "A preview shows at most " + MOST_SHOWN + " operations at once")
                    .at("/operations")
                    .remedy("Split the proposal, or ask an operator to look at it");
        }
    }

    private static Asked asked(Actor actor, Origin origin, ChangeState draft) {
        draft.refuseUnlessDrafted();
        return new Asked(actor, origin, draft.id(), draft.proposal().basedOn(draft.base()));
    }
}
