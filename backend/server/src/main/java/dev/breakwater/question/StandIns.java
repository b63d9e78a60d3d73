package dev.breakwater.question;

import dev.breakwater.reach.Representatives;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.vocabulary.Rejection;
import java.util.Collection;

/**
 * The cluster in which two states are compared: that of the files or, where they hold no pods, one of pods that stand in for all.
 *
 * @param note which pods are not looked at, since there are too many kinds of them; empty as a rule
 */
record StandIns(Topology cluster, String note) {
    /** Of pods that meet two selectors; their number grows with the square of the policies'. */
    private static final int MOST_PAIRS = 400;

    private static final int MOST = 1_000;

    static StandIns in(Topology cluster, Collection<Clause> clauses) {
        if (!cluster.endpoints().isEmpty()) {
            return new StandIns(cluster, "");
        }
        var representatives = Representatives.of(cluster, clauses);
        if (representatives.singles() > MOST) {
            throw Rejection.invalid(
                            "input-too-big",
                            "the selectors tell " + representatives.singles() + " kinds of pods apart, more than "
                                    + MOST)
                    .remedy("Give the pods of the cluster, or their workloads, among the files");
        }
        return representatives.pairs() <= MOST_PAIRS
                ? new StandIns(representatives.inPairs(), "")
                : new StandIns(
                        representatives.alone(),
                        "pods that two selectors select at once, since there are " + representatives.pairs()
                                + " such pairs; give the pods of the cluster among the files to have them compared");
    }
}
