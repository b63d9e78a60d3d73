package dev.breakwater.rollout.work;

import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.Outcome;
import dev.breakwater.rollout.RolloutProperties;
import dev.breakwater.rollout.Step;
import dev.breakwater.rollout.memory.Lease;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries moves that need no order to the cluster, many at once, as long as the lease holds and somebody answers. */
public final class Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    /** So many steps unanswered in a row mean that the cluster is at fault, not the object. */
    private static final int PATIENCE = 8;

    private final ClusterPort port;
    private final Lease lease;
    private final Throttle throttle;

    public Carrier(ClusterPort port, Lease lease, RolloutProperties properties) {
        this.port = port;
        this.lease = lease;
        this.throttle = new Throttle(properties.inFlight());
    }

    /** Hands over each outcome as it comes; answers whether every move was tried. */
    boolean carry(Lease.Grant grant, List<? extends Move> moves, BiConsumer<Move, Outcome> outcomes)
            throws InterruptedException {
        var run = new Run(grant, outcomes);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Move move : moves) {
                throttle.enter();
                if (run.givenUp()) {
                    throttle.leave(false);
                    break;
                }
                threads.execute(() -> run.one(move));
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
        private final BiConsumer<Move, Outcome> outcomes;
        private final AtomicInteger unanswered = new AtomicInteger();
        private volatile boolean lost;

        Run(Lease.Grant grant, BiConsumer<Move, Outcome> outcomes) {
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

        void one(Move move) {
            boolean busy = false;
            try {
                lease.check(grant);
                Outcome outcome = answerTo(move.step());
                busy = outcome instanceof Outcome.Unreachable;
                count(outcome);
                outcomes.accept(move, outcome);
            } catch (Lease.Lost _) {
                lost = true;
            } finally {
                throttle.leave(busy);
            }
        }
    }
}
