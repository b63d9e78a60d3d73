package dev.breakwater.reach.lint;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Finds what is valid in policies and hardly meant: rules without effect, and rules that open more than they seem to. */
public final class Lint {
    private Lint() {}

    /** What the clauses of a whole state show; in order, each finding once. */
    public static List<Finding> of(Topology topology, Collection<Clause> clauses) {
        var state = new LintedState(topology, clauses);
        var findings = new TreeSet<Finding>();
        for (Clause clause : clauses) {
            ClauseTraps.in(clause, state, findings);
            NeighbourTraps.of(clause, state, findings);
        }
        return new ArrayList<>(findings);
    }

    /** What an object's text shows, given as a tree of maps and lists; spellings that are gone once it is read. */
    public static List<Finding> of(Topology topology, Object tree) {
        return List.copyOf(new TreeTraps(topology, tree).find());
    }
}
