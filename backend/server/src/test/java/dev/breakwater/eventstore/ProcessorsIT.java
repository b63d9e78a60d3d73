package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@StoreOnly
class ProcessorsIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    EventStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LedgerServer.LedgerProjection projection;

    @Autowired
    Positions positions;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Rebuild rebuild;

    @Autowired
    EventLog log;

    private void note(String ledger, int number, String note) {
        EventMessage<?> event =
                new GenericDomainEventMessage<>("Ledger", ledger, number, new EntryNoted(ledger, number, note));
        transaction.executeWithoutResult(_ -> store.publish(List.of(event)));
    }

    private List<String> notes(String ledger) {
        return jdbc.queryForList("SELECT note FROM entry_row WHERE ledger = ? ORDER BY at", String.class, ledger);
    }

    @Test
    void parksAThrowingSequenceAloneAndHandlesItLater() {
        projection.poison.add("bitter");
        note("parked", 0, "bitter");
        note("parked", 1, "after");
        note("other", 0, "sweet");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        assertThat(notes("parked")).isEmpty();
        assertThat(notes("other")).containsExactly("sweet");
        assertThat(deadLetters.all())
                .extracting(ParkedEvent::group, ParkedEvent::sequence, ParkedEvent::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ledger", "parked", "ledger.EntryNoted"),
                        org.assertj.core.groups.Tuple.tuple("ledger", "parked", "ledger.EntryNoted"));
        assertThat(deadLetters.retry("ledger", "parked")).hasSize(2);
        projection.poison.clear();
        assertThat(deadLetters.retry("ledger", "parked")).isEmpty();
        assertThat(notes("parked")).containsExactly("bitter", "after");
    }

    @Test
    void rebuildsEqualRowsAndGoesOn() {
        note("again", 0, "a");
        note("again", 1, "b");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        jdbc.update("DELETE FROM entry_row WHERE ledger = 'again' AND note = 'a'");
        assertThat(rebuild.rebuild("ledger")).isEqualTo(log.after(0, 1000).size());
        assertThat(notes("again")).containsExactly("a", "b");
        note("again", 2, "c");
        await().until(() -> notes("again").equals(List.of("a", "b", "c")));
    }

    @Test
    void readsTheStoredEventsByPages() {
        note("pages", 0, "a");
        note("pages", 1, "b");
        assertThat(log.of("pages", -1, 1))
                .singleElement()
                .extracting(StoredEvent::payload)
                .asString()
                .contains("\"a\"");
        assertThat(log.of("pages", 0, 9))
                .singleElement()
                .extracting(StoredEvent::payload)
                .asString()
                .contains("\"b\"");
    }

    @Test
    void saysHowSoonAnEventIsHandled() {
        var nanos = new ArrayList<Long>();
        var handled = new SynchronousQueue<Long>();
        note("soon", 0, "warm");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        projection.meanwhile = _ -> hand(handled, System.nanoTime());
        for (int i = 1; i <= 200; i++) {
            long before = System.nanoTime();
            note("soon", i, "n");
            nanos.add(take(handled) - before);
        }
        projection.meanwhile = _ -> {};
        nanos.sort(null);
        System.out.printf(
                "from the start of a transaction of one event to its handler: median %.1f ms, 95 %% %.1f ms, worst %.1f ms%n",
                nanos.get(100) / 1e6, nanos.get(190) / 1e6, nanos.getLast() / 1e6);
    }

    private static void hand(SynchronousQueue<Long> queue, long nanos) {
        try {
            assertThat(queue.offer(nanos, 30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long take(SynchronousQueue<Long> queue) {
        try {
            return Objects.requireNonNull(queue.poll(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
