package dev.breakwater.api.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of all bodies together may be in memory, in KiB: what has really come counts, not what was announced. One caller
 * has at most half of it, so that nobody can keep the others out.
 */
final class BodyBudget {
    private final int each;
    private final Semaphore all;
    private final Map<String, Semaphore> callers = new ConcurrentHashMap<>(); // only known callers come this far

    BodyBudget(int kibibytes) {
        this.each = kibibytes / 2;
        this.all = new Semaphore(kibibytes);
    }

    Share of(String caller) {
        return new Share(callers.computeIfAbsent(caller, _ -> new Semaphore(each)));
    }

    /** What one request holds, until it is answered. */
    final class Share implements AutoCloseable {
        private final Semaphore mine;
        private int held;

        private Share(Semaphore mine) {
            this.mine = mine;
        }

        /** Holds enough for so many bytes, waiting a little for others to end; false when there is no room. */
        boolean grow(int bytes, long waitNanos) {
            int more = (bytes + 1023) / 1024 - held;
            if (more <= 0) {
                return true;
            }
            if (!taken(mine, more, waitNanos)) {
                return false;
            }
            if (!taken(all, more, waitNanos)) {
                mine.release(more);
                return false;
            }
            held += more;
            return true;
        }

        private static boolean taken(Semaphore room, int kibibytes, long waitNanos) {
            try {
                return room.tryAcquire(kibibytes, waitNanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            all.release(held);
            mine.release(held);
            held = 0;
        }
    }
}
