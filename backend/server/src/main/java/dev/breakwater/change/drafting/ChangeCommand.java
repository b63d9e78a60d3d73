package dev.breakwater.change.drafting;

import dev.breakwater.change.Proposal;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a change; only the gateway asks. */
public sealed interface ChangeCommand {
    ChangeId changeId();

    @TargetAggregateIdentifier
    default String aggregate() {
        return stream(changeId());
    }

    static String stream(ChangeId id) {
        return "change:" + id;
    }

    record DraftChange(ChangeId changeId, ClusterName cluster, long base, Proposal proposal) implements ChangeCommand {}

    record AmendChange(ChangeId changeId, long base, Proposal proposal) implements ChangeCommand {}

    record DiscardChange(ChangeId changeId) implements ChangeCommand {}

    record CommitChange(ChangeId changeId, long revision, List<Subject> subjects) implements ChangeCommand {}

    record MarkReverted(ChangeId changeId, ChangeId byChange, long revision) implements ChangeCommand {}
}
