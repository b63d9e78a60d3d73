package dev.breakwater.change.revising;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Subject;
import java.util.SortedMap;

/** What events make of which subjects, and all that their manifests depend on before and after. */
public record Revised(SortedMap<Subject, Moved> moves, IntentSnapshot before, IntentSnapshot after) {}
