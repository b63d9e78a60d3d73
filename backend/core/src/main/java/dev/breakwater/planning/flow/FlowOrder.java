package dev.breakwater.planning.flow;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Situation;
import dev.breakwater.planning.flow.Candidates.Candidate;
import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the simplest order of policies and namespace labels that is proven, or says which flows none saves. */
public final class FlowOrder {
    private static final int ROUNDS = 3;

    private final Situation situation;
    private final Policies policies;
    private final Labels labels;
    private final Relabelling relabelling;
    private final Candidates candidates;

    private FlowOrder(Situation situation, PolicyReader reader) {
        this.situation = situation;
        this.policies = new Policies(situation, reader);
        this.labels = new Labels(situation);
        this.relabelling = labels.relabelling(situation.topology());
        this.candidates = new Candidates(policies, labels, new Covers(situation.tenantLabel()));
    }

    /**
     * The drafts of phases, in order; proven if {@code findings} are, else the best order there is.
     *
     * @param unreadable desired objects that Cilium would refuse
     */
    public record Answer(String strategy, List<Draft> drafts, Findings findings, List<ObjectRef> unreadable) {}

    public static Answer order(Situation situation, PolicyReader reader) {
        return new FlowOrder(situation, reader).answer();
    }

    /** What differs between the two ends, whatever the order. */
    public static FlowDifference difference(Situation situation, PolicyReader reader) {
        var ends = new FlowOrder(situation, reader);
        Collection<Clause> changed = Prover.clausesOf(ends.policies.changes());
        return Prover.of(
                        ends.relabelling,
                        ends.relevant(ends.policies.from(), changed),
                        ends.relevant(ends.policies.to(), changed),
                        ends.last(),
                        changed)
                .difference();
    }

    private Answer answer() {
        List<Candidate> all = candidates.all();
        Prover prover = prover(all);
        Candidate best = all.getFirst();
        Findings least = prover.check(best.stages());
        for (Candidate candidate : all.subList(1, all.size())) {
            if (least.isProven()) {
                break;
            }
            Findings findings = prover.check(candidate.stages());
            if (findings.isBetterThan(least)) {
                best = candidate;
                least = findings;
            }
        }
        if (!least.isProven()) {
            Optional<Answer> closed = withTemporaryDenies(prover);
            if (closed.isPresent()) {
                return closed.get();
            }
        }
        return answer(best, least);
    }

    private Prover prover(List<Candidate> all) {
        var changes = new ArrayList<Change>();
        all.forEach(candidate -> candidate.stages().forEach(stage -> changes.addAll(stage.changes())));
        Collection<Clause> changed = Prover.clausesOf(changes);
        return Prover.of(
                relabelling, relevant(policies.from(), changed), relevant(policies.to(), changed), last(), changed);
    }

    /** A namespace's new label may concern whoever selects by it; that is everybody. */
    private Set<Clause> relevant(Set<Clause> clauses, Collection<Clause> changed) {
        return labels.change() ? clauses : Relevance.of(clauses, changed);
    }

    private int last() {
        return labels.change() ? Labels.JOINED : Labels.OBSERVED;
    }

    private Optional<Answer> withTemporaryDenies(Prover prover) {
        return candidates.foundations().stream()
                .flatMap(foundation -> List.of(false, true).stream()
                        .flatMap(whole -> withTemporaryDenies(foundation, prover, whole).stream()))
                .findFirst();
    }

    /** A deny may uncover nothing new, but its labels cut parties finer: so it is proven again, in a space of its own. */
    private Optional<Answer> withTemporaryDenies(Candidate foundation, Prover prover, boolean whole) {
        Map<String, FlowRow> leaks = new LinkedHashMap<>();
        Findings findings = prover.check(foundation.stages());
        Prover finer = prover;
        for (int round = 0;
                round < ROUNDS && findings.keeps() && !findings.leaked().isEmpty();
                round++) {
            findings.leaked().forEach(row -> leaks.putIfAbsent(row.toString(), row));
            List<Change> denies =
                    TemporaryDenies.of(finer.space(), situation.tenantLabel(), leaks.values(), whole).stream()
                            .map(policies::adding)
                            .filter(change -> !policies.observed().containsKey(change.ref()))
                            .toList();
            if (denies.isEmpty()) {
                return Optional.empty();
            }
            Candidate closed = foundation.between(first(denies), last(denies));
            finer = prover(List.of(closed));
            findings = finer.check(closed.stages());
            if (findings.keeps() && findings.leaked().isEmpty()) {
                return Optional.of(answer(closed, findings));
            }
        }
        return Optional.empty();
    }

    private static Stage first(List<Change> denies) {
        return new Stage(
                "Add temporary denies",
                "First, since without them flows would open at one end before they close at the other",
                denies,
                List.of(),
                Labels.OBSERVED);
    }

    private static Stage last(List<Change> denies) {
        return new Stage(
                "Remove temporary denies",
                "Last, when what they kept closed is closed without them",
                denies.stream().map(Change::undone).toList(),
                List.of(),
                Labels.OBSERVED);
    }

    private Answer answer(Candidate candidate, Findings findings) {
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < candidate.stages().size(); i++) {
            Stage stage = candidate.stages().get(i);
            drafts.add(new Draft(
                    stage.title(),
                    stage.steps(),
                    new Barrier.ReadBack(),
                    stage.why(),
                    findings.isProven()
                            ? "No flow that both ends allow is denied, and none that both deny is allowed,"
                                    + " whichever of these steps has reached which end"
                            : "Not proven",
                    findings.cells().get(i)));
        }
        return new Answer(candidate.strategy(), drafts, findings, policies.unreadable());
    }
}
