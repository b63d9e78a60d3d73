package dev.breakwater.planning;

import dev.breakwater.intent.Intent;

/** Breaks the rule that planning knows nothing of intent, so that the rule can be seen to catch it. */
public interface PlantedInPlanning {
    Intent intent();
}
