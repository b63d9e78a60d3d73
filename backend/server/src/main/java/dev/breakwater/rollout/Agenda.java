package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be done so that the cluster stands as desired, and what need not be. */
record Agenda(List<Put> puts, List<Removal> removals, List<ObjectRef> forgotten, int inventory) {

    /** An object to put; {@code observed} is what stands there now. */
    record Put(DesiredObject desired, @Nullable Observed observed) {
        Step step() {
            return new Step.Put(
                    desired.ref(),
                    desired.yaml(),
                    desired.digest(),
                    desired.generation(),
                    observed == null ? null : observed.resourceVersion());
        }

        /** What would be tried on what: another try of the same has to wait. */
        String about() {
            return desired.digest() + "@" + (observed == null ? "" : observed.resourceVersion());
        }

        /** The cluster holds what a later revision than any we know of put there; writing would take it back. */
        boolean cameLaterThan(long revision) {
            return observed != null && observed.generation() > revision;
        }
    }

    /** An object to take away. */
    record Removal(Entry entry, Observed observed) {
        String about() {
            return "away@" + observed.resourceVersion();
        }

        Step step() {
            return entry.deletable()
                    ? new Step.Prune(entry.ref(), observed.uid(), observed.resourceVersion())
                    : new Step.Release(entry.ref(), observed.uid());
        }
    }

    private static final int FEW = 50;
    private static final int SHARE = 5;

    static Agenda of(List<DesiredObject> desired, Map<ObjectRef, Entry> inventory, Map<ObjectRef, Observed> observed) {
        var puts = new ArrayList<Put>();
        for (DesiredObject each : desired) {
            Observed there = observed.get(each.ref());
            if (!stands(each, inventory.get(each.ref()), there)) {
                puts.add(new Put(each, there));
            }
        }
        var removals = new ArrayList<Removal>();
        var forgotten = new ArrayList<ObjectRef>();
        Set<ObjectRef> wanted = refs(desired);
        inventory.values().stream()
                .filter(entry -> !wanted.contains(entry.ref()))
                .forEach(entry -> {
                    Observed there = observed.get(entry.ref());
                    if (there != null && entry.isOf(there)) {
                        removals.add(new Removal(entry, there));
                    } else {
                        forgotten.add(entry.ref()); // gone, or somebody else's by now: not ours to touch
                    }
                });
        return new Agenda(puts, removals, forgotten, inventory.size());
    }

    private static Set<ObjectRef> refs(List<DesiredObject> desired) {
        return desired.stream().map(DesiredObject::ref).collect(Collectors.toSet());
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

    List<Put> puts(Wave wave) {
        return puts.stream().filter(put -> Wave.of(put.desired().ref()) == wave).toList();
    }

    List<Removal> removals(Wave wave) {
        return removals.stream()
                .filter(removal -> Wave.of(removal.entry().ref()) == wave)
                .toList();
    }

    boolean isEmpty() {
        return puts.isEmpty() && removals.isEmpty();
    }
}
