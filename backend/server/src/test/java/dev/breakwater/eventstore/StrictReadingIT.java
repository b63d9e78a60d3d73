package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** What somebody else or a newer version wrote is read by nobody and skipped by nobody; a name is never looked up. */
@StoreOnly
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class StrictReadingIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final AtomicBoolean WOKEN = new AtomicBoolean();

    /** Nobody may ever load this class by a name that the store holds. */
    static class Forged {
        static {
            WOKEN.set(true);
        }
    }

    /** The least aggregate. */
    static class Ledger {
        @AggregateIdentifier
        @SuppressWarnings("unused") // Axon reads it
        private String id = "";

        @EventSourcingHandler
        void on(EntryNoted noted) {
            id = noted.ledger();
        }
    }

    @Autowired
    EventStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Positions positions;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Processors processors;

    @Autowired
    ProcessorHealth health;

    @Autowired
    EventProcessingConfiguration processing;

    private void insert(String ledger, String type, String payload) {
        jdbc.update("""
                INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload, meta_data) VALUES (?, ?, 0, 'Ledger', '2026-01-01T00:00:00Z', ?,
                convert_to(?, 'UTF8'), convert_to('{}', 'UTF8'))""", UUID.randomUUID().toString(), ledger, type, payload);
    }

    private void load(String ledger) {
        Repository<Ledger> repository =
                EventSourcingRepository.builder(Ledger.class).eventStore(store).build();
        var work = DefaultUnitOfWork.startAndGet(null);
        try {
            repository.load(ledger);
        } finally {
            work.rollback();
        }
    }

    private List<String> notes() {
        return jdbc.queryForList("SELECT note FROM entry_row ORDER BY at", String.class);
    }

    private void isReadByNobody(String type) {
        insert("before", "ledger.EntryNoted", "{\"ledger\":\"before\",\"number\":0,\"note\":\"before\"}");
        await().atMost(LONG).until(() -> notes().equals(List.of("before")));
        insert("strange", type, "{\"ledger\":\"strange\",\"number\":0,\"note\":\"strange\"}");
        insert("after", "ledger.EntryNoted", "{\"ledger\":\"after\",\"number\":0,\"note\":\"after\"}");
        assertThatThrownBy(() -> load("strange"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'" + type + "'");
        assertThat(positions.await(positions.head(), Duration.ofSeconds(2))).containsExactly("ledger");
        assertThat(notes()).containsExactly("before");
        assertThat(deadLetters.all()).isEmpty();
    }

    @Test
    void stopsBeforeAnEventOfUnknownTypeAndSkipsNothing() {
        isReadByNobody("ledger.LedgerShredded");
    }

    @Test
    void saysWhatStopsItOnceAndShowsItInHealthAndAmongTheProcessors(CapturedOutput output) {
        isReadByNobody("ledger.LedgerShredded");
        long position = positions.head() - 1;
        assertThat(processors.all()).singleElement().satisfies(ledger -> {
            assertThat(ledger.processor()).isEqualTo("ledger");
            assertThat(ledger.position()).isEqualTo(position - 1);
            assertThat(ledger.behind()).isEqualTo(2);
            assertThat(ledger.stopsAt()).isEqualTo(new ProcessorStanding.Unknown("ledger.LedgerShredded", position));
        });
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails())
                .hasEntrySatisfying(
                        "ledger",
                        said -> assertThat(said.toString()).contains("position " + position, "ledger.LedgerShredded"));
        assertThat(output.getOut()).containsOnlyOnce("The processors stand still behind position " + (position - 1));
        assertThat(output.getOut()).doesNotContain("Failed to read events");
    }

    @Test
    void isHealthyWhileEveryTypeIsKnown() {
        insert("before", "ledger.EntryNoted", "{\"ledger\":\"before\",\"number\":0,\"note\":\"before\"}");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(processors.all()).singleElement().satisfies(ledger -> {
            assertThat(ledger.behind()).isZero();
            assertThat(ledger.stopsAt()).isNull();
        });
    }

    /** As in the first moment of a new database: nobody may take that for having read everything. */
    @Test
    void hasPassedNothingBeforeItBegins() {
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        processing.eventProcessor("ledger").orElseThrow().shutDown();
        jdbc.update("DELETE FROM token_entry WHERE processor_name = 'ledger'");

        insert("before", "ledger.EntryNoted", "{\"ledger\":\"before\",\"number\":0,\"note\":\"before\"}");

        assertThat(positions.await(positions.head(), Duration.ZERO)).containsExactly("ledger");
    }

    @Test
    void loadsNoClassThatAStoredRowNames() {
        isReadByNobody(Forged.class.getName());
        assertThat(WOKEN).isFalse();
        assertThat(new Forged()).isNotNull();
        assertThat(WOKEN).as("the trap works").isTrue();
    }

    @Test
    void parksAnEventOfAKnownTypeWithAnUnknownFieldWhole() {
        String payload = "{\"ledger\":\"strange\",\"number\":0,\"note\":\"n\",\"surprise\":1}";
        isParked(payload, "surprise");
    }

    @Test
    void parksAnEventOfAKnownTypeWithoutARequiredFieldWhole() {
        isParked("{\"ledger\":\"strange\",\"number\":0}", "note");
    }

    private void isParked(String payload, String field) {
        insert("strange", "ledger.EntryNoted", payload);
        insert("after", "ledger.EntryNoted", "{\"ledger\":\"after\",\"number\":0,\"note\":\"after\"}");
        assertThatThrownBy(() -> load("strange")).hasStackTraceContaining(field);
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        assertThat(notes()).containsExactly("after");
        assertThat(deadLetters.all()).singleElement().satisfies(parked -> {
            assertThat(parked.sequence()).isEqualTo("strange");
            assertThat(parked.payload()).isEqualTo(payload);
            assertThat(parked.cause()).contains(field);
        });
    }
}
