package dev.breakwater.planning;

import java.util.List;

/** A phase before it has its proof's digests; only the planner makes phases of drafts, and only of ordered ones a proven plan. */
public record Draft(String title, List<Step> steps, Barrier barrier, String why, String checked, long cells) {
    public Draft {
        steps = List.copyOf(steps);
    }
}
