package dev.breakwater.change;

import dev.breakwater.change.operation.OperationKind;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Operations in their order, why, under which ticket, and which change they undo, if they do. {@code base} is the revision that
 * the author looked at (null: the newest): when a later one touched the same subjects, the change is refused. One that
 * {@code restores} an earlier revision asks for nothing that was not accepted before. {@code override} says why it is to be
 * carried out although no order of its steps may be proven; only an operator may say so.
 */
public record Proposal(
        String reason,
        @Nullable String ticket,
        @OperationKind List<Operation> operations,
        @Nullable ChangeId reverts,
        @Nullable Long base,
        @Nullable Restoration restores,
        @Nullable String override) {
    private static final int MOST_OPERATIONS = 10_000;

    public Proposal(String reason, @Nullable String ticket, List<Operation> operations, @Nullable ChangeId reverts) {
        this(reason, ticket, operations, reverts, null);
    }

    public Proposal(
            String reason,
            @Nullable String ticket,
            List<Operation> operations,
            @Nullable ChangeId reverts,
            @Nullable Long base) {
        this(reason, ticket, operations, reverts, base, null);
    }

    public Proposal(
            String reason,
            @Nullable String ticket,
            List<Operation> operations,
            @Nullable ChangeId reverts,
            @Nullable Long base,
            @Nullable Restoration restores) {
        this(reason, ticket, operations, reverts, base, restores, null);
    }

    public Proposal {
        reason = reason.strip();
        operations = List.copyOf(operations);
        if (reason.isEmpty() || reason.length() > 500) {
            throw Rejection.invalid("reason-missing", "A change needs a reason of 1 to 500 characters")
                    .at("/reason");
        }
        if (ticket != null && (ticket.isBlank() || ticket.length() > 100)) {
            throw Rejection.invalid("ticket-invalid", "A ticket has 1 to 100 characters")
                    .at("/ticket");
        }
        if (override != null && (override.isBlank() || override.length() > 500)) {
            throw Rejection.invalid("override-invalid", "An override needs a reason of 1 to 500 characters")
                    .at("/override");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw Rejection.invalid("too-many-operations", "A change has at most " + MOST_OPERATIONS + " operations")
                    .at("/operations");
        }
    }

    public Proposal with(List<Operation> others) {
        return new Proposal(reason, ticket, others, reverts, base, restores, override);
    }

    public Proposal basedOn(@Nullable Long revision) {
        return new Proposal(reason, ticket, operations, reverts, revision, restores, override);
    }

    public Proposal overriding(@Nullable String why) {
        return new Proposal(reason, ticket, operations, reverts, base, restores, why);
    }

    public List<String> sentences() {
        return Stream.concat(
                        operations.stream().map(Operation::sentence),
                        restores == null ? Stream.empty() : restores.omitted().stream())
                .toList();
    }
}
