package dev.breakwater.sandbox.cilium;

import dev.breakwater.sandbox.storage.Stored.ObjectKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How the imitated Cilium writes: as any client, through the rules of the API server. */
public interface StatusWriter {
    /** What a write of the part ("status", or "" for the object) makes of an object; {@code present} is null for a new one. */
    ObjectNode written(ObjectKey key, String part, @Nullable ObjectNode present, ObjectNode next);

    /** The time now, as the API server writes it. */
    String now();
}
