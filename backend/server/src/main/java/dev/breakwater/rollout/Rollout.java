package dev.breakwater.rollout;

import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.work.Reconciler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the reconciler, the ear and the renewal of the lease for as long as the application runs. */
final class Rollout implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final Reconciler reconciler;
    private final Ear ear;
    private final Lease lease;
    private final RolloutProperties properties;
    private volatile boolean running;
    private Thread working = new Thread();
    private Thread renewing = new Thread();

    Rollout(Reconciler reconciler, Ear ear, Lease lease, RolloutProperties properties) {
        this.reconciler = reconciler;
        this.ear = ear;
        this.lease = lease;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        ear.open();
        reconciler.open();
        Thread.ofVirtual().name("rollout-ear").start(ear);
        if (properties.enabled()) {
            renewing = Thread.ofVirtual().name("rollout-lease").start(this::renew);
            working = Thread.ofVirtual().name("rollout").start(reconciler);
        }
    }

    /** Beside the work and never behind it: a slow cluster must not cost the lease. */
    private void renew() {
        Duration pause = properties.lease().dividedBy(3);
        while (running) {
            try {
                Thread.sleep(pause);
                if (lease.held() != null) {
                    lease.take();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The lease cannot be renewed: {}", e.getMessage());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        ear.close();
        reconciler.close();
        renewing.interrupt();
        try {
            working.join(PATIENCE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
