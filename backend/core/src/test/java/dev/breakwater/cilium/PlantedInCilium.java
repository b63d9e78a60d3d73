package dev.breakwater.cilium;

import dev.breakwater.intent.Labels;

/** Breaks the rule that Cilium's words know nothing of intent, so that the rule can be seen to catch it. */
public interface PlantedInCilium {
    Labels labels();
}
