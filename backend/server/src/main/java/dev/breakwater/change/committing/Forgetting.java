package dev.breakwater.change.committing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets answers that nobody will ask for again, a few at a time; any number of processes may do so at once. */
@Component
class Forgetting implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final int BATCH = 1000;

    private final Deduplication answers;
    private final Clock clock;
    private final Duration retention;
    private final Duration pause;
    private volatile @Nullable CountDownLatch ended;

    Forgetting(
            Deduplication answers,
            Clock clock,
            @Value("${breakwater.change.deduplication.retention}") Duration retention,
            @Value("${breakwater.change.deduplication.look-every}") Duration pause) {
        this.answers = answers;
        this.clock = clock;
        this.retention = retention;
        this.pause = pause;
    }

    /** Each batch is a transaction of its own, so that none is long and what was forgotten stays forgotten. */
    long forget() {
        Instant before = clock.instant().minus(retention);
        long all = 0;
        int some;
        do {
            some = answers.forget(before, BATCH);
            all += some;
        } while (some == BATCH);
        return all;
    }

    @Override
    public void start() {
        var end = new CountDownLatch(1);
        ended = end;
        Thread.ofVirtual().name("answers-forgetting").start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        try {
            do {
                forgetQuietly();
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetQuietly() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warn("Could not forget old answers, will try again", e);
        }
    }

    @Override
    public void stop() {
        CountDownLatch end = ended;
        ended = null;
        if (end != null) {
            end.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return ended != null;
    }
}
