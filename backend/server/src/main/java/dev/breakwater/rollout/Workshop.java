package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.rollout.ObjectStatus.Standing;
import java.time.Instant;
import java.util.List;

/** What every pass works with, and what outlives it. */
record Workshop(
        Surroundings surroundings,
        DesiredStates states,
        Inventory inventory,
        World world,
        Board board,
        Backoff backoff,
        Carrier carrier,
        Crew crew,
        Progress progress) {

    /** Whether there are agents to wait for. */
    static final class Crew {
        private volatile boolean agents;

        void agents(boolean there) {
            agents = there;
        }
    }

    Instant now() {
        return surroundings.now();
    }

    boolean isSuperseded(long revision) {
        return states.newest(surroundings.cluster()) > revision;
    }

    void settle() throws InterruptedException {
        if (crew.agents) {
            Thread.sleep(surroundings.properties().settle());
        }
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
