package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** How far a pass has come and what failed on its way; told by many threads at once. */
final class Tally {
    private final Map<ObjectRef, String> failures = new ConcurrentHashMap<>();
    private final Set<ObjectRef> unsettled = ConcurrentHashMap.newKeySet();
    private volatile boolean applied = true;
    private volatile boolean attempted = true;
    private volatile boolean unanswered;

    void failed(String unit, ObjectRef ref) {
        failures.put(ref, unit);
        applied = false;
    }

    /** Whether something failed of which this is true, by what it is and whose. */
    boolean hasFailed(BiPredicate<ObjectRef, String> which) {
        return failures.entrySet().stream().anyMatch(each -> which.test(each.getKey(), each.getValue()));
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
