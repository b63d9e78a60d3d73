package dev.breakwater.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hooks by which tests let the sandbox fail. */
public final class Faults {
    private final List<Fault> pending = new ArrayList<>();
    private final Runnable compaction;
    private boolean unreachable;
    private long drops;

    Faults(Runnable compaction) {
        this.compaction = compaction;
    }

    /** Adds a fault behind those that wait; the first that fits a request happens to it. */
    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    /** Nothing goes wrong from now on. */
    public synchronized void clear() {
        pending.clear();
        unreachable = false;
    }

    /** While true, every connection ends without an answer, and every watch ends. */
    public synchronized void unreachable(boolean value) {
        unreachable = value;
        drops += value ? 1 : 0;
    }

    /** Ends every watch that is open now. */
    public synchronized void dropWatches() {
        drops++;
    }

    /** Forgets all past events: a watch or a page from before answers 410. */
    public void forgetHistory() {
        compaction.run();
    }

    /** How many of the added faults have not happened yet. */
    public synchronized int waiting() {
        return pending.size();
    }

    synchronized boolean isUnreachable() {
        return unreachable;
    }

    synchronized long drops() {
        return drops;
    }

    synchronized Optional<Fault.Effect> next(Call.Verb verb, String plural, String name) {
        for (int i = 0; i < pending.size(); i++) {
            var fault = pending.get(i);
            if (fault.isFor(verb, plural, name)) {
                if (fault.times() <= 1) {
                    pending.remove(i);
                } else if (fault.times() < Integer.MAX_VALUE) {
                    pending.set(i, fault.times(fault.times() - 1));
                }
                return Optional.of(fault.effect());
            }
        }
        return Optional.empty();
    }
}
