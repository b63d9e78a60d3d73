package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries steps that need no order to the cluster, many at once, as long as the lease holds and somebody answers. */
final class Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    /** So many steps unanswered in a row mean that the cluster is at fault, not the object. */
    private static final int PATIENCE = 8;

    private final ClusterPort port;
    private final Lease lease;
    private final Throttle throttle;

    Carrier(ClusterPort port, Lease lease, RolloutProperties properties) {
        this.port = port;
        this.lease = lease;
        this.throttle = new Throttle(properties.inFlight());
    }

    /** One write with what has to be known to take down how it went. */
    record Task(ObjectRef ref, String unit, Step step, String about) {}

    /** Hands over each outcome as it comes; answers whether every task was tried. */
    boolean carry(Lease.Grant grant, List<Task> tasks, BiConsumer<Task, Outcome> outcomes) throws InterruptedException {
        var run = new Run(grant, outcomes);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Task task : tasks) {
                throttle.enter();
                if (run.givenUp()) {
                    throttle.leave(false);
                    break;
                }
                threads.execute(() -> run.one(task));
            }
        }
        lease.check(grant);
        return !run.givenUp();
    }

    /** An adapter that throws has a bug; the step is shown as not done rather than lost. */
    private Outcome answerTo(Step step) {
        try {
            return port.apply(step);
        } catch (RuntimeException e) {
            LOG.warn("The step for {} failed in here", step.ref(), e);
            return new Outcome.Unreachable("Breakwater failed in this step: " + e, true, null);
        }
    }

    private final class Run {
        private final Lease.Grant grant;
        private final BiConsumer<Task, Outcome> outcomes;
        private final AtomicInteger unanswered = new AtomicInteger();
        private volatile boolean lost;

        Run(Lease.Grant grant, BiConsumer<Task, Outcome> outcomes) {
            this.grant = grant;
            this.outcomes = outcomes;
        }

        boolean givenUp() {
            return lost || unanswered.get() >= PATIENCE;
        }

        private void count(Outcome outcome) {
            if (outcome instanceof Outcome.Unreachable unreachable && unreachable.retryAfter() == null) {
                unanswered.incrementAndGet();
            } else {
                unanswered.set(0);
            }
        }

        void one(Task task) {
            boolean busy = false;
            try {
                lease.check(grant);
                Outcome outcome = answerTo(task.step());
                busy = outcome instanceof Outcome.Unreachable;
                count(outcome);
                outcomes.accept(task, outcome);
            } catch (Lease.Lost _) {
                lost = true;
            } finally {
                throttle.leave(busy);
            }
        }
    }
}
