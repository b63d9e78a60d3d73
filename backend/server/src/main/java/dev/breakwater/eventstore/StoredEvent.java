package dev.breakwater.eventstore;

import java.time.Instant;

/** An event as it is stored; payload and metadata are the stored JSON, byte for byte. */
public record StoredEvent(
        long globalIndex,
        String eventId,
        String aggregate,
        long sequenceNumber,
        String type,
        Instant at,
        String payload,
        String metadata) {}
