package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far a pass has come and what failed on its way, unit by unit; told by many threads at once. */
final class Tally {
    private final Map<String, Set<Wave>> failures = new ConcurrentHashMap<>();
    private final Set<ObjectRef> unsettled = ConcurrentHashMap.newKeySet();
    private volatile boolean applied = true;
    private volatile boolean attempted = true;
    private volatile boolean unanswered;

    void failed(String unit, ObjectRef ref) {
        failures.computeIfAbsent(unit, _ -> ConcurrentHashMap.newKeySet()).add(Wave.of(ref));
        applied = false;
    }

    boolean letsGo(Move move) {
        return failures.getOrDefault(move.unit(), Set.of()).stream().noneMatch(failed -> switch (move) {
            case Move.Put put -> failed.holdsUp(Wave.of(put.ref()));
            case Move.Removal _ -> failed.holdsUpPrunes();
        });
    }

    void notApplied() {
        applied = false;
    }

    void notAttempted() {
        applied = false;
        attempted = false;
    }

    void unanswered() {
        unanswered = true;
    }

    /** The agents have to be given time for it. */
    void unsettled(ObjectRef ref) {
        unsettled.add(ref);
    }

    Set<ObjectRef> unsettled() {
        return unsettled;
    }

    long applied(long revision, long before) {
        return applied ? revision : before;
    }

    long attempted(long revision, long before) {
        return attempted ? revision : before;
    }

    boolean wasUnanswered() {
        return unanswered;
    }
}
