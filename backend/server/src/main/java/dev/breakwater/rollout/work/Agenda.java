package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.memory.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done so that the cluster stands as desired, and in which stages: the one place that makes ordered steps of what
 * is desired and what is observed.
 */
record Agenda(List<Move.Put> puts, List<Move.Removal> removals, List<ObjectRef> forgotten, int inventory) {
    private static final int FEW = 50;
    private static final int SHARE = 5;

    /** What was refused at this very revision, and taken back, is not put again. */
    static Agenda of(
            long revision,
            List<DesiredObject> desired,
            Map<ObjectRef, Entry> inventory,
            Map<ObjectRef, Observed> observed) {
        var puts = desired.stream()
                .filter(each -> !stands(each, inventory.get(each.ref()), observed.get(each.ref())))
                .filter(each -> !isTakenBack(inventory.get(each.ref()), revision))
                .map(each -> new Move.Put(each, observed.get(each.ref())))
                .toList();
        var removals = new ArrayList<Move.Removal>();
        var forgotten = new ArrayList<ObjectRef>();
        Set<ObjectRef> wanted = desired.stream().map(DesiredObject::ref).collect(Collectors.toSet());
        inventory.values().stream()
                .filter(entry -> !wanted.contains(entry.ref()))
                .forEach(entry -> {
                    Observed there = observed.get(entry.ref());
                    if (there != null && entry.isOf(there)) {
                        removals.add(new Move.Removal(entry, there));
                    } else {
                        forgotten.add(entry.ref()); // gone, or somebody else's by now: not ours to touch
                    }
                });
        return new Agenda(puts, removals, forgotten, inventory.size());
    }

    static boolean isTakenBack(@Nullable Entry entry, long revision) {
        return entry != null && entry.takenBack() != null && entry.takenBack() == revision;
    }

    static boolean stands(DesiredObject desired, @Nullable Entry entry, @Nullable Observed observed) {
        return observed != null
                && entry != null
                && desired.digest().equals(observed.digest())
                && entry.untouched(observed);
    }

    /** Whether so much would go that a person has to agree: everything, or many and more than a fifth. */
    boolean prunesTooMuch(int desired) {
        int prunes = removals.size();
        return prunes > 0 && (desired == 0 || (prunes > FEW && prunes * SHARE > inventory));
    }

    /** Everything to put, in order, and then everything to take away. */
    List<Stage> stages() {
        return Stream.concat(
                        Wave.forPuts().stream().map(wave -> new Stage(wave, wave == Wave.CLOSED, in(wave, puts))),
                        Wave.forPrunes().stream().map(wave -> new Stage(wave, true, in(wave, removals))))
                .filter(stage -> !stage.isEmpty())
                .toList();
    }

    private static <M extends Move> List<M> in(Wave wave, List<M> moves) {
        return moves.stream().filter(move -> Wave.of(move.ref()) == wave).toList();
    }

    boolean isEmpty() {
        return puts.isEmpty() && removals.isEmpty();
    }
}
