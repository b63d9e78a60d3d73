package dev.breakwater.change.committing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sleeps until the next policy is due, or a change here brings an earlier one, or it is time to look what others brought. */
@Component
class ExpiryClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryClock.class);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Expiry expiry;
    private final Semaphore news;
    private volatile @Nullable Thread thread;

    ExpiryClock(Expiry expiry, Transactions transactions) {
        this.expiry = expiry;
        this.news = transactions.news();
    }

    /** The thread is known before it runs, or it might find that it is not, and end. */
    @Override
    public void start() {
        Thread next = Thread.ofPlatform().daemon().name("policy-expiry").unstarted(this::run);
        thread = next;
        next.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                pause(look());
            } catch (InterruptedException _) {
                // Whether to go on is the loop's question: nobody but this class knows whose thread this is.
            }
        }
    }

    /** Ends what is due; answers when to look again. */
    private Duration look() {
        try {
            Duration next = expiry.untilNext()
                    .filter(until -> until.compareTo(LONGEST) < 0)
                    .orElse(LONGEST);
            expiry.expireDue(); // after looking ahead: what falls due meanwhile is what the pause waits for
            return next;
        } catch (RuntimeException e) {
            LOG.warn("Could not look for policies that are due, will look again", e);
            return SOON;
        }
    }

    private void pause(Duration until) throws InterruptedException {
        if (news.tryAcquire(until.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
