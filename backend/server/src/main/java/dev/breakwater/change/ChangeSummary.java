package dev.breakwater.change;

import dev.breakwater.vocabulary.ChangeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change as lists show it; {@code revision} stands once it is committed, {@code revertedBy} once it is undone. */
public record ChangeSummary(
        ChangeId id,
        State state,
        String author,
        String reason,
        @Nullable String ticket,
        @Nullable String override,
        Source source,
        long base,
        @Nullable Long revision,
        List<String> sentences,
        @Nullable ChangeId reverts,
        @Nullable ChangeId revertedBy,
        Instant draftedAt,
        Instant changedAt) {

    /** Where a change stands. */
    public enum State {
        DRAFTED,
        COMMITTED,
        REVERTED,
        DISCARDED
    }

    public ChangeSummary {
        sentences = List.copyOf(sentences);
    }
}
