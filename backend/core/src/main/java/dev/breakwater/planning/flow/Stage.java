package dev.breakwater.planning.flow;

import dev.breakwater.planning.Step;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes that may be in flight together.
 *
 * @param labels steps that change the labels of namespaces
 * @param version which labels namespaces have afterwards
 */
record Stage(String title, String why, List<Change> changes, List<Step> labels, int version) {
    Stage {
        changes = List.copyOf(changes);
        labels = List.copyOf(labels);
    }

    boolean isEmpty() {
        return changes.isEmpty() && labels.isEmpty();
    }

    Set<Clause> applied(Set<Clause> before) {
        var after = new HashSet<>(before);
        changes.forEach(change -> after.removeAll(change.removed()));
        changes.forEach(change -> after.addAll(change.added()));
        return after;
    }

    Stage with(List<Change> more) {
        var all = new ArrayList<>(changes);
        all.addAll(more);
        return new Stage(title, why, all, labels, version);
    }

    Stage at(int later) {
        return new Stage(title, why, changes, labels, later);
    }

    /** Puts before prunes. */
    List<Step> steps() {
        var steps = new ArrayList<>(labels);
        changes.stream()
                .sorted(Comparator.comparing((Change change) -> change.after() == null)
                        .thenComparing(Change::ref))
                .forEach(change -> steps.add(change.step()));
        return steps;
    }
}
