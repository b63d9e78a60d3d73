package dev.breakwater.api.submission;

import dev.breakwater.vocabulary.ChangeId;
import org.jspecify.annotations.Nullable;

/**
 * What came of a mutation: the change, and the revision that it made once it is committed. {@code unchanged} says that all was
 * as asked already, so that there is no change.
 */
public record Answered(
        @Nullable ChangeId change,
        @Nullable Long revision,
        @Nullable Boolean unchanged) {}
