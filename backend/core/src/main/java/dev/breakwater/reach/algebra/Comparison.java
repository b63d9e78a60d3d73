package dev.breakwater.reach.algebra;

import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.judge.Judge;
import dev.breakwater.reach.judge.Judge.Kind;
import java.util.List;

/** Finds the flows that states decide differently. */
public final class Comparison {
    private Comparison() {}

    public static FlowDifference difference(State before, State after) {
        Rows rows = rows(Judge::difference, after, List.of(before, after));
        return new FlowDifference(rows.of(Kind.GAINED), rows.of(Kind.LOST), rows.of(Kind.REHANDLED));
    }

    public static List<FlowRow> cut(State before, State after, State surely) {
        return rows(Judge::cut, surely, List.of(before, after, surely)).of(Kind.CUT, Kind.REHANDLED);
    }

    /** Only flows with an end at which {@code surely} and {@code since} differ. */
    public static List<FlowRow> cut(State before, State after, State surely, State since) {
        List<State> states = List.of(before, after, surely);
        return rows(surely, states, new Scan(states, Judge::cut, List.of(since, surely)))
                .of(Kind.CUT, Kind.REHANDLED);
    }

    public static List<FlowRow> leaked(State before, State after, State possibly) {
        return rows(Judge::leaked, possibly, List.of(before, after, possibly)).of(Kind.LEAKED);
    }

    /** Only flows with an end at which {@code possibly} and {@code since} differ. */
    public static List<FlowRow> leaked(State before, State after, State possibly, State since) {
        List<State> states = List.of(before, after, possibly);
        return rows(possibly, states, new Scan(states, Judge::leaked, List.of(since, possibly)))
                .of(Kind.LEAKED);
    }

    private static Rows rows(Judge judge, State explaining, List<State> states) {
        return rows(explaining, states, new Scan(states, judge));
    }

    private static Rows rows(State explaining, List<State> states, Scan scan) {
        return new Rows(explaining, Scan.finest(states), scan.whereStatesDiffer());
    }
}
