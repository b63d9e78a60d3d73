package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways to go, from the simplest to the one with most stages; which of them is safe is not decided here. */
final class Candidates {
    private final Policies policies;
    private final Labels labels;
    private final List<Change> changes;
    private final Covers covers;

    Candidates(Policies policies, Labels labels, Covers covers) {
        this.policies = policies;
        this.labels = labels;
        this.changes = policies.changes();
        this.covers = covers;
    }

    /** One way: its name, and its stages, none of them empty. */
    record Candidate(String strategy, List<Stage> stages) {
        Candidate {
            stages = stages.stream().filter(stage -> !stage.isEmpty()).toList();
        }

        /** The same, with objects that stand from the first stage to the last. */
        Candidate between(Stage first, Stage last) {
            var all = new ArrayList<Stage>();
            boolean joins = !stages.isEmpty() && stages.getFirst().labels().isEmpty() && onlyCloses(stages.getFirst());
            all.add(joins ? stages.getFirst().with(first.changes()) : first);
            all.addAll(joins ? stages.subList(1, stages.size()) : stages);
            Stage end = all.getLast();
            boolean ends = all.size() > 1 && end.labels().isEmpty() && onlyDropsDenies(end);
            if (ends) {
                all.set(all.size() - 1, end.with(last.changes()));
            } else {
                all.add(last.at(end.version()));
            }
            return new Candidate(strategy + " with temporary denies", all);
        }

        private static boolean onlyCloses(Stage stage) {
            return stage.changes().stream()
                    .allMatch(change -> change.moves().stream().allMatch(Move.ADD_DENY::equals));
        }

        private static boolean onlyDropsDenies(Stage stage) {
            return stage.changes().stream()
                    .allMatch(change -> change.moves().stream().allMatch(Move.DROP_DENY::equals));
        }
    }

    /** In the order in which they are to be tried. */
    List<Candidate> all() {
        var all = new ArrayList<Candidate>();
        for (Layout layout : List.of(Layout.AT_ONCE, Layout.FOUR_PHASES, Layout.SIX_PHASES)) {
            if (changes.stream().allMatch(layout::holds)) {
                all.addAll(labelled(layout.name(), layout.stages(changes), middle(layout)));
            }
        }
        if (!changes.stream().allMatch(Layout.SIX_PHASES::holds)) {
            all.addAll(labelled("SIX_PHASES with unions", covered(), middle(Layout.SIX_PHASES)));
        }
        if (changes.stream().allMatch(Layout.CLOSE_THEN_OPEN::holds)) {
            all.addAll(labelled(
                    "CLOSE_THEN_OPEN", Layout.CLOSE_THEN_OPEN.stages(changes), middle(Layout.CLOSE_THEN_OPEN)));
        }
        return all;
    }

    /** Labels change where what both states need stands: after what is added, before what is taken away. */
    private static int middle(Layout layout) {
        return layout.parts().size() / 2;
    }

    /** What temporary denies can be added to: the order that is safe at each end of a flow by itself. */
    List<Candidate> foundations() {
        return all().stream()
                .filter(candidate -> candidate.strategy().startsWith("SIX_PHASES")
                        || candidate.strategy().startsWith("FOUR_PHASES"))
                .toList();
    }

    private List<Candidate> labelled(String strategy, List<Stage> stages, int middle) {
        if (!labels.change()) {
            return List.of(new Candidate(strategy, stages));
        }
        var edges = new ArrayList<Stage>();
        edges.add(labels.leaving());
        stages.forEach(stage -> edges.add(stage.at(labels.whileAway())));
        edges.add(labels.joining());
        var between = new ArrayList<>(stages.subList(0, middle));
        between.add(labels.both());
        stages.subList(middle, stages.size()).forEach(stage -> between.add(stage.at(Labels.JOINED)));
        return List.of(new Candidate(strategy, edges), new Candidate(strategy, between));
    }

    /** Six stages, with temporary objects around each object whose change makes moves of several of them. */
    private List<Stage> covered() {
        Map<Move, List<Change>> stages = new EnumMap<>(Move.class);
        for (Move move : Move.values()) {
            stages.put(move, new ArrayList<>());
        }
        for (Change change : changes) {
            if (change.moves().size() > 1) {
                cover(change, stages);
            } else {
                Move move = change.moves().isEmpty()
                        ? Move.ADD_DENY
                        : change.moves().iterator().next();
                stages.getOrDefault(move, List.of()).add(change);
            }
        }
        var list = new ArrayList<Stage>();
        for (Layout.Part part : Layout.SIX_PHASES.parts()) {
            list.add(part.stage(stages.getOrDefault(part.moves().iterator().next(), List.of())));
        }
        return list;
    }

    private void cover(Change change, Map<Move, List<Change>> stages) {
        var moves = change.moves();
        Optional<Manifest> there = Optional.ofNullable(observed(change.ref()));
        Optional<Manifest> wanted = Optional.ofNullable(change.after());
        if (moves.contains(Move.ADD_DENY)) {
            stand(wanted.flatMap(covers::denies), stages, Move.ADD_DENY, Move.DROP_DENY);
        }
        if (moves.contains(Move.DROP_DENY)) {
            stand(there.flatMap(covers::denies), stages, Move.ADD_DENY, Move.DROP_DENY);
        }
        if (moves.contains(Move.ADD_ALLOW)) {
            stand(wanted.flatMap(covers::allows), stages, Move.ADD_ALLOW, Move.DROP_ALLOW);
        }
        if (moves.contains(Move.DROP_ALLOW)) {
            stand(there.flatMap(covers::allows), stages, Move.ADD_ALLOW, Move.DROP_ALLOW);
        }
        boolean switches = moves.contains(Move.ADD_DEFAULT_DENY);
        if (switches && moves.contains(Move.DROP_DEFAULT_DENY)) {
            stand(there.flatMap(covers::closes), stages, Move.ADD_DENY, Move.DROP_DEFAULT_DENY);
        }
        stages.getOrDefault(switches ? Move.ADD_DEFAULT_DENY : Move.DROP_DEFAULT_DENY, List.of())
                .add(change);
    }

    private @Nullable Manifest observed(ObjectRef ref) {
        return policies.observed().get(ref);
    }

    private void stand(Optional<Manifest> cover, Map<Move, List<Change>> stages, Move from, Move to) {
        cover.map(policies::adding)
                .filter(change -> !policies.observed().containsKey(change.ref()))
                .ifPresent(change -> {
                    List<Change> first = stages.getOrDefault(from, List.of());
                    if (first.stream().noneMatch(other -> other.ref().equals(change.ref()))) {
                        first.add(change);
                        stages.getOrDefault(to, List.of()).add(change.undone());
                    }
                });
    }
}
