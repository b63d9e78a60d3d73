package dev.breakwater.change.committing;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One database transaction around all that a request does: kept whole, or undone whole. */
@Component
class Transactions {
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;
    private final EventStore events;
    private final Semaphore news = new Semaphore(0);

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
            try {
                T result = transaction.<T>execute(_ -> work.get());
                wakeReaders();
                return result;
            } catch (TransientDataAccessException | ConcurrencyException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    /** Undoes what the work did and returns what it found. */
    <T> T undone(Supplier<T> work) {
        return transaction.<T>execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }

    /** The units of work ended before the transaction did: whoever follows the events looked too early. */
    private void wakeReaders() {
        events.publish(List.of());
        news.release();
    }
}
