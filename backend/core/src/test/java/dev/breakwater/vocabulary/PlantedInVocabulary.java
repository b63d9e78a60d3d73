package dev.breakwater.vocabulary;

import dev.breakwater.intent.Labels;

/** Breaks the rule that vocabulary imports no room, so that the rule can be seen to catch it. */
public interface PlantedInVocabulary {
    Labels labels();
}
