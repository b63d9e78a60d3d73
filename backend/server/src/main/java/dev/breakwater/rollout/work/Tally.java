package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** How far a pass has come and what failed on its way; told by many threads at once. */
final class Tally {
    private final Map<ObjectRef, String> failures = new ConcurrentHashMap<>();
    private final Map<ObjectRef, ObjectRef> causes = new ConcurrentHashMap<>();
    private final Set<ObjectRef> unsettled = ConcurrentHashMap.newKeySet();
    private volatile boolean applied = true;
    private volatile boolean attempted = true;
    private volatile boolean unanswered;

    void failed(String unit, ObjectRef ref) {
        failures.put(ref, unit);
        applied = false;
    }

    /** It does not go since something else failed. */
    void waits(String unit, ObjectRef ref, ObjectRef cause) {
        failed(unit, ref);
        causes.put(ref, cause);
    }

    /** What did not go, each with what failed before it. */
    Map<ObjectRef, ObjectRef> waiting() {
        return causes;
    }

    /** The failure of which this is true, by what it is and whose; for what only waits, what that waits for. */
    Optional<ObjectRef> failure(BiPredicate<ObjectRef, String> which) {
        return failures.entrySet().stream()
                .filter(each -> which.test(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(ref -> causes.containsKey(ref) + " " + ref))
                .map(ref -> causes.getOrDefault(ref, ref));
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
