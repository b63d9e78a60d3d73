package dev.breakwater.change;

import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision: the change that made it and what it touched; {@code digest} is that of the whole desired state, {@code override}
 * why it is carried out though no order may be proven.
 */
public record RevisionSummary(
        long revision,
        ChangeId change,
        String actor,
        String reason,
        @Nullable String ticket,
        @Nullable String override,
        Source source,
        Instant committedAt,
        String digest,
        long position,
        List<Subject> subjects) {
    public RevisionSummary {
        subjects = List.copyOf(subjects);
    }
}
