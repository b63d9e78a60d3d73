package dev.breakwater.change.committing;

import dev.breakwater.change.Committed;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.drafting.Asked;
import dev.breakwater.change.drafting.ChangeCommand.CommitChange;
import dev.breakwater.change.drafting.ChangeCommand.MarkReverted;
import dev.breakwater.change.drafting.Dispatcher;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.change.revising.Executed;
import dev.breakwater.change.revising.RevisionRows;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Rejection;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the next revision of a proposal; the caller holds the cluster's lock and the transaction. */
@Component
class Committing {
    private final ClusterLock lock;
    private final Execution execution;
    private final RevisionRows revisions;
    private final Dispatcher dispatcher;
    private final Clock clock;

    Committing(ClusterLock lock, Execution execution, RevisionRows revisions, Dispatcher dispatcher, Clock clock) {
        this.lock = lock;
        this.execution = execution;
        this.revisions = revisions;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    Committed commit(Asked asked, long newest) {
        Executed executed = execute(asked, newest);
        execution.check(lock.cluster(), asked, executed);
        if (asked.proposal().reverts() != null) {
            dispatcher.send(
                    new MarkReverted(asked.proposal().reverts(), asked.change(), executed.revision()),
                    asked.metadata());
        }
        dispatcher.send(new CommitChange(asked.change(), executed.revision(), executed.subjects()), asked.metadata());
        RevisionSummary revision = summary(asked, executed);
        revisions.insert(lock.cluster(), revision, executed.tenants());
        lock.advance(revision.revision());
        return new Committed(asked.change(), revision.revision(), revision.position());
    }

    /** What a commit would come to: the caller undoes it. */
    Preview preview(Asked asked, long newest) {
        return execution.shown(lock.cluster(), asked, execute(asked, newest));
    }

    private Executed execute(Asked asked, long newest) {
        refuseIfMoved(asked.proposal(), newest);
        return execution.run(lock.cluster(), newest + 1, asked);
    }

    private void refuseIfMoved(Proposal proposal, long newest) {
        long base = proposal.base() == null ? newest : proposal.base();
        List<RevisionRows.Touched> moved = base == newest
                ? List.of()
                : revisions.touchedSince(
                        lock.cluster(),
                        base,
                        proposal.operations().stream().map(Operation::subject).toList());
        if (!moved.isEmpty()) {
            throw new Rejection("base-moved", "Since revision " + base + " " + RevisionRows.sentence(moved))
                    .remedy("Look at what was changed, then amend the draft to base it on the newest revision");
        }
    }

    private RevisionSummary summary(Asked asked, Executed executed) {
        return new RevisionSummary(
                executed.revision(),
                asked.change(),
                asked.actor().name(),
                asked.proposal().reason(),
                asked.proposal().ticket(),
                asked.proposal().override(),
                asked.origin().source(),
                clock.instant(),
                executed.digest(),
                revisions.position(asked.change()),
                executed.subjects());
    }
}
