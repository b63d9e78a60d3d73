package dev.breakwater.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the embedded PostgreSQL again when it dies under us; when that cannot be done, says so and ends what needs it. */
final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int MOST_DEATHS = 5;
    private static final Duration IN_SHORT = Duration.ofMinutes(1);

    private final Postgres postgres;
    private final Consumer<String> say;
    private final Runnable end;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int deaths;
    private long firstDeath;

    private Guard(Postgres postgres, Consumer<String> say, Runnable end) {
        this.postgres = postgres;
        this.say = say;
        this.end = end;
    }

    static Guard over(Postgres postgres, Consumer<String> say, Runnable end) {
        var guard = new Guard(postgres, say, end);
        Thread.ofPlatform().daemon().name("postgres-guard").start(guard::watch);
        return guard;
    }

    /** It looks, since the postmaster is no child of ours and the JDK notices the end of strangers only seconds later. */
    private void watch() {
        try {
            postgres.await();
            while (!closed.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!postgres.isAlive() && isUnmeant() && !revive()) {
                    end.run();
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (CompletionException _) {
            // it never started, which whoever waits for it says
            closed.countDown();
        }
    }

    private boolean isUnmeant() {
        return closed.getCount() > 0;
    }

    private boolean revive() {
        long began = System.nanoTime();
        if (diesTooOften(began)) {
            tell("The embedded PostgreSQL died " + MOST_DEATHS + " times within a minute. Breakwater ends.");
            return false;
        }
        tell("The embedded PostgreSQL has died; it is started again, and requests are refused until then.");
        try {
            postgres.startAgain();
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded PostgreSQL could not be started again", e);
            tell("The embedded PostgreSQL died and cannot be started again: " + e.getMessage()
                    + "; the log says why. Breakwater ends.");
            return false;
        }
        tell("The embedded PostgreSQL answers again after %d ms; what was acknowledged is there."
                .formatted(Duration.ofNanos(System.nanoTime() - began).toMillis()));
        return true;
    }

    private boolean diesTooOften(long now) {
        if (deaths == 0 || now - firstDeath > IN_SHORT.toNanos()) {
            deaths = 0;
            firstDeath = now;
        }
        return ++deaths >= MOST_DEATHS;
    }

    private void tell(String sentence) {
        LOG.warn(sentence);
        say.accept(sentence);
    }

    /** From here on its end is meant. */
    @Override
    public void close() {
        closed.countDown();
    }
}
