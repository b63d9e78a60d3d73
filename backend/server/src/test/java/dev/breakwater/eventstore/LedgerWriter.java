package dev.breakwater.eventstore;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to ledgers of its own and to shared ones, in transactions that dawdle and often roll back. */
class LedgerWriter implements Runnable {
    static final String IN_VAIN = "in vain";
    private static final int SHARED = 8;

    private final EventStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String name;
    private final Random random;
    private final BooleanSupplier goOn;
    final AtomicLong committed = new AtomicLong();
    final AtomicLong rolledBack = new AtomicLong();

    LedgerWriter(ApplicationContext context, String name, long seed, BooleanSupplier goOn) {
        this.store = context.getBean(EventStore.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.name = name;
        this.random = new Random(seed);
        this.goOn = goOn;
    }

    @Override
    public void run() {
        while (goOn.getAsBoolean()) {
            try {
                committed.addAndGet(transaction.execute(this::write));
            } catch (ConcurrencyException | AggregateStreamCreationException | ConcurrencyFailureException _) {
                rolledBack.incrementAndGet(); // another writer was faster on the shared ledger, or in opening it
            }
        }
    }

    private long write(TransactionStatus status) {
        boolean inVain = random.nextInt(4) == 0;
        long events = append("shared-" + random.nextInt(SHARED), inVain);
        dawdle();
        if (random.nextBoolean()) {
            events += append(name, inVain);
            dawdle();
        }
        if (inVain) {
            status.setRollbackOnly();
            rolledBack.incrementAndGet();
            return 0;
        }
        return events;
    }

    private long append(String ledger, boolean inVain) {
        long first = store.lastSequenceNumberFor(ledger).orElse(-1L) + 1;
        List<? extends EventMessage<?>> events = LongStream.range(first, first + 1 + random.nextInt(3))
                .mapToObj(number -> new GenericDomainEventMessage<>(
                        "Ledger", ledger, number, new EntryNoted(ledger, (int) number, inVain ? IN_VAIN : name)))
                .toList();
        store.publish(events);
        return events.size();
    }

    /** Holds the transaction open for a while, so that indexes become visible in another order than they were given. */
    private void dawdle() {
        jdbc.query("SELECT pg_sleep(?)", _ -> {}, random.nextInt(100) / 1000.0);
    }
}
