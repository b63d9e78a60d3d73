package dev.breakwater.change.committing;

import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.eventstore.StoreUnavailable.Effect;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One database transaction around all that a request does: kept whole, or undone whole. */
@Component
class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 5;
    private static final int PATIENCE = 10; // seconds

    private final TransactionTemplate transaction;
    private final EventStore events;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore looking = new Semaphore(1, true);

    Transactions(PlatformTransactionManager manager, EventStore events) {
        this.transaction = new TransactionTemplate(manager);
        this.events = events;
    }

    /** A permit for every transaction that was kept. */
    Semaphore news() {
        return news;
    }

    /** Keeps what the work did; tries again when it lost against another writer. */
    <T> T kept(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            var committing = new AtomicBoolean();
            try {
                T result = transaction.<T>execute(_ -> untilCommit(work, committing));
                wakeReaders();
                return result;
            } catch (RuntimeException failure) {
                refuseUnlessLost(failure, committing.get(), attempt);
            }
        }
    }

    private static <T> T untilCommit(Supplier<T> work, AtomicBoolean committing) {
        T result = work.get();
        committing.set(true);
        return result;
    }

    /** Returns when the transaction lost against another one, was undone, and may win the next time. */
    private static void refuseUnlessLost(RuntimeException failure, boolean committing, int attempt) {
        if (StoreUnavailable.isCauseOf(failure)) {
            throw new StoreUnavailable(committing ? Effect.UNKNOWN : Effect.NONE, failure);
        }
        if (!isLost(failure) && !StoreUnavailable.isBusy(failure)) {
            throw failure;
        }
        if (attempt == ATTEMPTS || StoreUnavailable.isWaitedOut(failure)) {
            LOG.warn("Lost against other writers {} times", attempt, failure);
            throw changedAtOnce();
        }
    }

    private static Rejection changedAtOnce() {
        return new Rejection("changed-at-once", "Others change the same at this moment; nothing was changed")
                .remedy("Try again in a few seconds");
    }

    /** Of two who begin the same stream the second is told that it exists; what it then decides depends on the first. */
    private static boolean isLost(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException;
    }

    /** Undoes what the work did and returns what it found; one at a time, so that writers wait for at most one of them. */
    <T> T undone(Supplier<T> work) {
        if (!isMyTurn()) {
            throw changedAtOnce();
        }
        try {
            return StoreUnavailable.unchanged(() -> looked(work));
        } catch (RuntimeException failure) {
            throw StoreUnavailable.isBusy(failure) ? changedAtOnce() : failure;
        } finally {
            looking.release();
        }
    }

    private <T> T looked(Supplier<T> work) {
        return transaction.<T>execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }

    private boolean isMyTurn() {
        try {
            return looking.tryAcquire(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The units of work ended before the transaction did: whoever follows the events looked too early. */
    private void wakeReaders() {
        events.publish(List.of());
        news.release();
    }
}
