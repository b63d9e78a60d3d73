package dev.breakwater.planning.flow;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Between what every endpoint stands while a stage is in flight, whichever of the stage's writes have reached it and whichever
 * labels it has learned of: what all of {@code surely} allow is allowed all the time, what all of {@code possibly} deny is denied
 * all the time.
 */
record Bounds(List<Set<Clause>> surely, List<Set<Clause>> possibly) {

    /** Of a stage that leads from some clauses to others, or from one version of the labels to another, but not both. */
    static Bounds of(Relabelling labels, Set<Clause> before, int from, Set<Clause> after, int to) {
        if (from == to) {
            return ofWrites(at(labels, before, from, from), at(labels, after, to, to));
        }
        if (!before.equals(after)) {
            throw new IllegalArgumentException("a stage that changes both policies and labels");
        }
        return ofLabels(labels, before, from, to);
    }

    /** Clauses come and go one by one, at each end by itself. */
    private static Bounds ofWrites(Set<Clause> before, Set<Clause> after) {
        var surely = new HashSet<Clause>();
        var possibly = new HashSet<Clause>();
        var either = new HashSet<>(before);
        either.addAll(after);
        for (Clause clause : either) {
            boolean stays = before.contains(clause) && after.contains(clause);
            boolean opens = clause.effect() == Effect.ALLOW || clause.effect() == Effect.REQUIRE_OF_DENY;
            (opens ? possibly : surely).add(clause);
            if (stays) {
                (opens ? surely : possibly).add(clause);
            }
        }
        return new Bounds(List.of(surely), List.of(possibly));
    }

    /** Each end knows itself and the other by either label; its policy is exchanged as a whole when its own changes. */
    private static Bounds ofLabels(Relabelling labels, Set<Clause> clauses, int from, int to) {
        var surely = new ArrayList<Set<Clause>>();
        for (int own : List.of(from, to)) {
            for (int other : List.of(from, to)) {
                surely.add(at(labels, clauses, own, other));
            }
        }
        var possibly = new ArrayList<Set<Clause>>();
        for (Set<Clause> egress : surely) {
            for (Set<Clause> ingress : surely) {
                var both = of(Direction.EGRESS, egress);
                both.addAll(of(Direction.INGRESS, ingress));
                possibly.add(both);
            }
        }
        return new Bounds(surely, possibly);
    }

    private static Set<Clause> of(Direction direction, Set<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> clause.direction() == direction)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Clause> at(Relabelling labels, Set<Clause> clauses, int own, int other) {
        return clauses.stream()
                .map(clause -> labels.at(clause, own, other))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
