package dev.breakwater.change;

import dev.breakwater.cilium.ObjectRef;

/** One object that two desired states do not share as it is; the side that lacks it is empty. */
public record ManifestDifference(ObjectRef ref, Kind kind, String before, String after, String unifiedDiff) {

    /** How the later state differs from the earlier. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
