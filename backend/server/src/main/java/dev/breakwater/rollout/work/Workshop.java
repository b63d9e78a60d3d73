package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Entry;
import dev.breakwater.rollout.memory.Inventory;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.memory.World;
import dev.breakwater.rollout.route.Router;
import dev.breakwater.rollout.status.Board;
import dev.breakwater.rollout.status.Progress;
import java.time.Instant;
import java.util.List;

/** What every pass works with, and what outlives it. */
public record Workshop(
        Surroundings surroundings,
        DesiredStates states,
        Inventory inventory,
        World world,
        Board board,
        Backoff backoff,
        Carrier carrier,
        Barrier barrier,
        Router router,
        Progress progress) {

    Instant now() {
        return surroundings.now();
    }

    boolean isSuperseded(long revision) {
        return states.newest(surroundings.cluster()) > revision;
    }

    void attempted(ObjectRef ref) {
        inventory.update(ref, entry -> entry.attempted(now()));
    }

    void result(ObjectRef ref, Standing standing, String reason) {
        inventory.update(ref, entry -> entry.with(Entry.Result.of(standing, reason, now())));
    }

    void conflicted(ObjectRef ref, String manager, List<String> fields) {
        var result = new Entry.Result(
                Standing.CONFLICTED, "Another field manager holds fields of ours", manager, fields, now());
        inventory.update(ref, entry -> entry.with(result));
    }

    /** Refused or in conflict: it was tried and will not get better by itself. */
    boolean isParked(ObjectRef ref) {
        Entry entry = inventory.entries().get(ref);
        return entry != null
                && (entry.result().standing() == Standing.REFUSED
                        || entry.result().standing() == Standing.CONFLICTED);
    }
}
