package dev.breakwater.reach.algebra;

import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set of clauses as a large one and few changes to it, so that a small change costs little. */
final class ClauseSet {
    private final Set<Clause> base;
    private final Set<Clause> added;
    private final Set<Clause> removed;

    private ClauseSet(Set<Clause> base, Set<Clause> added, Set<Clause> removed) {
        this.base = base;
        this.added = added;
        this.removed = removed;
    }

    static ClauseSet of(Collection<Clause> clauses) {
        return new ClauseSet(new LinkedHashSet<>(clauses), Set.of(), Set.of());
    }

    boolean contains(Clause clause) {
        return added.contains(clause) || (base.contains(clause) && !removed.contains(clause));
    }

    ClauseSet with(Collection<Clause> more, Collection<Clause> less) {
        Set<Clause> nowAdded = new LinkedHashSet<>(added);
        Set<Clause> nowRemoved = new LinkedHashSet<>(removed);
        for (Clause clause : less) {
            if (!nowAdded.remove(clause) && base.contains(clause)) {
                nowRemoved.add(clause);
            }
        }
        for (Clause clause : more) {
            if (!nowRemoved.remove(clause) && !base.contains(clause)) {
                nowAdded.add(clause);
            }
        }
        var changed = new ClauseSet(base, nowAdded, nowRemoved);
        return nowAdded.size() + nowRemoved.size() > base.size() / 8 ? of(changed.all()) : changed;
    }

    List<Clause> all() {
        List<Clause> all = new ArrayList<>(base.size() + added.size());
        for (Clause clause : base) {
            if (!removed.contains(clause)) {
                all.add(clause);
            }
        }
        all.addAll(added);
        return all;
    }
}
