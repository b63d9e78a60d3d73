package dev.breakwater.situation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One phase of a plan in words: what is done, what is awaited after it, and what proves it. */
public record Stage(String title, String why, String barrier, List<Move> steps, Evidence proof) {
    public Stage {
        steps = List.copyOf(steps);
    }

    /** One step, by the object's ref; {@code digest} of what is put. */
    public record Move(
            String verb, String ref, String unit, @Nullable String digest, String why) {}

    /** What was compared: a sentence, how many cells of flows, and digests of what stood before and after, and of the steps. */
    public record Evidence(String checked, long cells, String before, String after, String steps) {}

    /** With the steps of these units alone. */
    public Stage only(Set<String> units) {
        return new Stage(
                title,
                why,
                barrier,
                steps.stream().filter(step -> units.contains(step.unit())).toList(),
                proof);
    }
}
