package dev.breakwater.planning.flow;

import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Between what every endpoint stands while a stage is in flight, whichever of the stage's writes have reached it and whichever
 * labels it has learned of: what {@code surely} allows is allowed all the time, what {@code possibly} denies is denied all the time.
 */
record Bounds(Set<Clause> surely, Set<Clause> possibly) {

    /** Of the stage that leads from some clauses at some version of the labels to others at another. */
    static Bounds of(Relabelling labels, Set<Clause> before, int from, Set<Clause> after, int to) {
        var surely = new HashSet<Clause>();
        var possibly = new HashSet<Clause>();
        var either = new HashSet<>(before);
        either.addAll(after);
        for (Clause clause : either) {
            boolean stays = before.contains(clause) && after.contains(clause);
            boolean opens = clause.effect() == Effect.ALLOW || clause.effect() == Effect.REQUIRE_OF_DENY;
            (opens ? possibly : surely).addAll(variants(labels, clause, from, to));
            if (stays) {
                (opens ? surely : possibly).add(labels.throughout(clause, from, to));
            }
        }
        if (from != to) {
            Set<Clause> closing = before.stream()
                    .filter(clause -> clause.effect() == Effect.DEFAULT_DENY && after.contains(clause))
                    .collect(Collectors.toSet());
            possibly.addAll(labels.closedThroughout(closing, from, to));
        }
        return new Bounds(surely, possibly);
    }

    private static Set<Clause> variants(Relabelling labels, Clause clause, int from, int to) {
        var variants = new HashSet<Clause>();
        for (int subject : List.of(from, to)) {
            for (int peer : List.of(from, to)) {
                variants.add(labels.at(clause, subject, peer));
            }
        }
        return variants;
    }
}
