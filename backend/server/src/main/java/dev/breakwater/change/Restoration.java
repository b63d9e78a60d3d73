package dev.breakwater.change;

import java.util.List;

/** Which revision a change restores, and in a sentence each what of it cannot come back. */
public record Restoration(long revision, List<String> omitted) {
    public Restoration {
        omitted = List.copyOf(omitted);
    }
}
