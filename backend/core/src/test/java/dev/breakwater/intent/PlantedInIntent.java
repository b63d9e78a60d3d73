package dev.breakwater.intent;

import dev.breakwater.cilium.ObjectRef;

/** Breaks the rule that intent knows nothing of Cilium, so that the rule can be seen to catch it. */
public interface PlantedInIntent {
    ObjectRef ref();
}
