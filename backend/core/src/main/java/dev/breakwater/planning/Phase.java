package dev.breakwater.planning;

import java.util.List;

/** Steps that may be in flight together, in any order; what has to be seen after them; and why they stand here. */
public record Phase(String title, List<Step> steps, Barrier barrier, String why, Proof proof) {
    public Phase {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a phase without steps: " + title);
        }
    }
}
