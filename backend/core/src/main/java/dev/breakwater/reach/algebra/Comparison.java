package dev.breakwater.reach.algebra;

import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.algebra.Judge.Kind;
import java.util.List;

/** Finds the flows that states decide differently. */
public final class Comparison {
    private Comparison() {}

    public static FlowDifference difference(State before, State after) {
        var rows = new Rows(after, new Scan(List.of(before, after), Judge::difference).whereStatesDiffer());
        return new FlowDifference(rows.of(Kind.GAINED), rows.of(Kind.LOST), rows.of(Kind.REHANDLED));
    }

    public static List<FlowRow> cut(State before, State after, State surely) {
        var scan = new Scan(List.of(before, after, surely), Judge::cut);
        return new Rows(surely, scan.whereStatesDiffer()).of(Kind.CUT, Kind.REHANDLED);
    }

    public static List<FlowRow> leaked(State before, State after, State possibly) {
        var scan = new Scan(List.of(before, after, possibly), Judge::leaked);
        return new Rows(possibly, scan.whereStatesDiffer()).of(Kind.LEAKED);
    }
}
