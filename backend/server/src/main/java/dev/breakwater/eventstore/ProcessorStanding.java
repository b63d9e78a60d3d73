package dev.breakwater.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * How far one processor has come, how many indexes of the newest event it is behind, and the next event whose type this
 * version does not know: there it stands still.
 */
public record ProcessorStanding(
        String processor,
        long position,
        long behind,
        @Nullable Unknown stopsAt) {

    /** An event that only another version of Breakwater can read. */
    public record Unknown(String eventType, long position) {}
}
