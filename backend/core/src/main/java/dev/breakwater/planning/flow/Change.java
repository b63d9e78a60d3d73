package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.rule.Clause;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One write to one policy object, as the clauses that come and go with it. */
record Change(ObjectRef ref, @Nullable Manifest after, Set<Clause> added, Set<Clause> removed, boolean temporary) {
    Change {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** What stays in an object through an edit stands all the time, wherever in it. */
    static Change of(ObjectRef ref, Set<Clause> before, @Nullable Manifest after, Set<Clause> desired) {
        return new Change(ref, after, less(desired, before), less(before, desired), false);
    }

    /** The same object taken away again. */
    Change undone() {
        return new Change(ref, null, Set.of(), added, temporary);
    }

    EnumSet<Move> moves() {
        return Move.of(added, removed);
    }

    Step step() {
        String why = moves().stream().map(Move::words).collect(Collectors.joining(", "));
        String words = why.isEmpty() ? "changes no verdict" : why;
        if (after == null) {
            return new Step.Prune(ref, words);
        }
        return temporary ? new Step.TemporaryPut(after, words + " until the last phase") : new Step.Put(after, words);
    }

    private static Set<Clause> less(Set<Clause> some, Set<Clause> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
