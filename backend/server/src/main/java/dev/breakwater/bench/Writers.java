package dev.breakwater.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does the same work many times on several threads that start together. */
final class Writers {
    /** One piece of work, told its number. */
    interface Work {
        void run(int number) throws Exception;
    }

    private Writers() {}

    /** Seconds until {@code times} pieces were done by {@code threads}; the first failure ends it. */
    static double seconds(int threads, int times, Work work) throws Exception {
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Exception>();
        var ready = new CountDownLatch(1);
        var running = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            running[i] = Thread.ofPlatform().start(() -> loop(ready, next, times, work, failure));
        }
        long start = System.nanoTime();
        ready.countDown();
        for (Thread each : running) {
            each.join();
        }
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void loop(
            CountDownLatch ready,
            AtomicInteger next,
            int times,
            Work work,
            AtomicReference<@Nullable Exception> failure) {
        try {
            ready.await();
            for (int i = next.getAndIncrement(); i < times && failure.get() == null; i = next.getAndIncrement()) {
                work.run(i);
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }
}
