package dev.breakwater.planning.flow;

import dev.breakwater.reach.FlowRow;
import java.util.Comparator;
import java.util.List;

/**
 * What a proof found.
 *
 * @param cut flows that both ends of the plan allow and some moment of it may not
 * @param leaked flows that both ends of the plan deny and some moment of it may allow
 * @param conflicts unions of policies that Cilium's agent cannot merge
 * @param cells flow cells that were compared, for each stage
 */
public record Findings(List<FlowRow> cut, List<FlowRow> leaked, List<String> conflicts, List<Long> cells) {
    /** Rather a flow too late than a flow too many: what leaks counts more than what is cut. */
    private static final Comparator<Findings> BADNESS = Comparator.comparingInt(
                    (Findings findings) -> findings.conflicts.size())
            .thenComparingInt(findings -> findings.leaked.size())
            .thenComparingInt(findings -> findings.cut.size());

    public Findings {
        cut = List.copyOf(cut);
        leaked = List.copyOf(leaked);
        conflicts = List.copyOf(conflicts);
        cells = List.copyOf(cells);
    }

    /** Whether no flow is lost but for what moves between the plain path and a proxy, which no order helps. */
    boolean keeps() {
        return conflicts.isEmpty() && cut.stream().allMatch(FlowRow::rehandled);
    }

    /** Whether this is the lesser evil; what is proven is better than whatever is not. */
    boolean isBetterThan(Findings others) {
        return BADNESS.compare(this, others) < 0;
    }

    public boolean isProven() {
        return cut.isEmpty() && leaked.isEmpty() && conflicts.isEmpty();
    }
}
