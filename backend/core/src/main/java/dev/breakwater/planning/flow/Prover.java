package dev.breakwater.planning.flow;

import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares each stage of a plan, over every mix of before and after, with the plan's two ends. */
final class Prover {
    private final Relabelling labels;
    private final Space space;
    private final Set<Clause> start;
    private final Reachability observed;
    private final Reachability desired;
    private final long cells;

    private Prover(
            Relabelling labels,
            Space space,
            Set<Clause> start,
            Reachability observed,
            Reachability desired,
            long cells) {
        this.labels = labels;
        this.space = space;
        this.start = start;
        this.observed = observed;
        this.desired = desired;
        this.cells = cells;
    }

    /**
     * A prover of stages that lead from some clauses to others.
     *
     * @param every all clauses that any stage adds or removes, beside those of both ends
     * @param last the version of the labels at the end
     */
    static Prover of(Relabelling labels, Set<Clause> from, Set<Clause> to, int last, Collection<Clause> every) {
        var clauses = new HashSet<>(from);
        clauses.addAll(to);
        clauses.addAll(every);
        var forms = new HashSet<Clause>();
        clauses.forEach(clause -> forms.addAll(forms(labels, clause, last)));
        Space space = Space.of(labels.topology(), forms);
        Reachability observed = space.reachability(at(labels, from, 0));
        return new Prover(
                labels,
                space,
                Set.copyOf(from),
                observed,
                state(space, observed, at(labels, to, last)),
                cells(space, forms));
    }

    private static Set<Clause> forms(Relabelling labels, Clause clause, int last) {
        var forms = new HashSet<Clause>();
        for (int subject = 0; subject <= last; subject++) {
            for (int peer = 0; peer <= last; peer++) {
                forms.add(labels.at(clause, subject, peer));
            }
        }
        return forms;
    }

    private static Set<Clause> at(Relabelling labels, Set<Clause> clauses, int version) {
        var then = new HashSet<Clause>();
        clauses.forEach(clause -> then.add(labels.at(clause, version, version)));
        return then;
    }

    private static Reachability state(Space space, Reachability base, Set<Clause> clauses) {
        var before = new HashSet<>(base.clauses());
        var added = new HashSet<>(clauses);
        added.removeAll(before);
        before.removeAll(clauses);
        return space.reachability(base, added, before);
    }

    Space space() {
        return space;
    }

    FlowDifference difference() {
        return observed.differenceTo(desired);
    }

    Findings check(List<Stage> stages) {
        var cut = new LinkedHashMap<String, FlowRow>();
        var leaked = new LinkedHashMap<String, FlowRow>();
        var conflicts = new TreeSet<String>();
        Set<Clause> clauses = start;
        int version = 0;
        for (Stage stage : stages) {
            Set<Clause> after = stage.applied(clauses);
            var bounds = Bounds.of(labels, clauses, version, after, stage.version());
            for (Set<Clause> surely : bounds.surely()) {
                observed.cut(desired, state(space, observed, surely))
                        .forEach(row -> cut.putIfAbsent(row.toString(), row));
            }
            for (Set<Clause> possibly : bounds.possibly()) {
                observed.leaked(desired, state(space, observed, possibly))
                        .forEach(row -> leaked.putIfAbsent(row.toString(), row));
                conflicts.addAll(ParserConflicts.of(space, stage, possibly));
            }
            clauses = after;
            version = stage.version();
        }
        return new Findings(
                List.copyOf(cut.values()),
                List.copyOf(leaked.values()),
                List.copyOf(conflicts),
                stages.stream().map(_ -> cells).toList());
    }

    /** Pairs of parties times bands of ports. */
    private static long cells(Space space, Collection<Clause> clauses) {
        long parties = space.parties().size();
        return parties * parties * bands(clauses);
    }

    private static int bands(Collection<Clause> clauses) {
        Map<Protocol, Set<Integer>> starts = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            starts.put(protocol, new TreeSet<>(Set.of(0)));
        }
        for (Clause clause : clauses) {
            for (PortMatch match : clause.ports()) {
                if (match instanceof PortMatch.Range range) {
                    Set<Integer> some = starts.getOrDefault(range.protocol(), new TreeSet<>());
                    some.add(range.first());
                    if (range.last() < Space.lastPort(range.protocol())) {
                        some.add(range.last() + 1);
                    }
                }
            }
        }
        return starts.values().stream().mapToInt(Set::size).sum();
    }

    /** The clauses of a list of stages that are not yet among those of the ends. */
    static Collection<Clause> clausesOf(Collection<Change> changes) {
        var clauses = new ArrayList<Clause>();
        changes.forEach(change -> {
            clauses.addAll(change.added());
            clauses.addAll(change.removed());
        });
        return clauses;
    }
}
