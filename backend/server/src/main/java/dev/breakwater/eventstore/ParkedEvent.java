package dev.breakwater.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that a processor could not handle, or that waits behind one of the same sequence; the cause stands at the first. */
public record ParkedEvent(
        String group,
        String sequence,
        long position,
        String eventId,
        String type,
        Instant parkedAt,
        @Nullable String cause,
        String payload) {}
