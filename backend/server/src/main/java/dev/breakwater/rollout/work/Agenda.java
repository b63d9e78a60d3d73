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

/** What is to be done so that the cluster stands as desired, in no order: that is for a plan to find. */
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
        long prunes = prunes();
        return prunes > 0 && (desired == 0 || (prunes > FEW && prunes * SHARE > inventory));
    }

    /** What only a plan put goes with the plan and is no loss to anybody. */
    long prunes() {
        return removals.stream()
                .filter(removal -> !removal.entry().isTemporary())
                .count();
    }

    /** What does not stand as desired, each with its unit. */
    Map<ObjectRef, String> moving() {
        return Stream.concat(puts.stream(), removals.stream()).collect(Collectors.toMap(Move::ref, Move::unit));
    }

    boolean isEmpty() {
        return puts.isEmpty() && removals.isEmpty();
    }
}
