package dev.breakwater.change;

import dev.breakwater.change.operation.OperationKind;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a change. Names and fields are stored for good: golden files pin them. */
public sealed interface ChangeEvent {
    ChangeId changeId();

    record ChangeDrafted(
            ChangeId changeId,
            ClusterName cluster,
            long base,
            String reason,
            @Nullable String ticket,
            @OperationKind List<Operation> operations,
            @Nullable ChangeId reverts,
            @Nullable Restoration restores,
            @Nullable String override)
            implements ChangeEvent {
        public ChangeDrafted {
            operations = List.copyOf(operations);
        }
    }

    record ChangeAmended(
            ChangeId changeId,
            long base,
            String reason,
            @Nullable String ticket,
            @OperationKind List<Operation> operations,
            @Nullable ChangeId reverts,
            @Nullable Restoration restores,
            @Nullable String override)
            implements ChangeEvent {
        public ChangeAmended {
            operations = List.copyOf(operations);
        }
    }

    record ChangeDiscarded(ChangeId changeId) implements ChangeEvent {}

    record ChangeCommitted(ChangeId changeId, long revision, List<Subject> subjects) implements ChangeEvent {
        public ChangeCommitted {
            subjects = List.copyOf(subjects);
        }
    }

    record ChangeReverted(ChangeId changeId, ChangeId byChange, long revision) implements ChangeEvent {}
}
