package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@StoreOnly
class StoreIT {
    @Autowired
    EventStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static EventMessage<?> noted(String ledger, int number, String note) {
        return new GenericDomainEventMessage<>("Ledger", ledger, number, new EntryNoted(ledger, number, note));
    }

    private void append(EventMessage<?>... events) {
        transaction.executeWithoutResult(_ -> store.publish(List.of(events)));
    }

    private List<String> notes(String ledger) {
        return jdbc.queryForList("SELECT note FROM entry_row WHERE ledger = ? ORDER BY at", String.class, ledger);
    }

    @Test
    void storesJsonUnderAStableNameThatSqlCanRead() {
        append(noted("json", 0, "hello"));
        assertThat(jdbc.queryForMap(
                        "SELECT payload_type, convert_from(payload, 'UTF8') AS payload FROM domain_event_entry"
                                + " WHERE aggregate_identifier = 'json'"))
                .containsEntry("payload_type", "ledger.EntryNoted")
                .containsEntry("payload", "{\"ledger\":\"json\",\"number\":0,\"note\":\"hello\"}");
    }

    @Test
    void bringsEventsToTheProjectionInOrder() {
        append(noted("order", 0, "a"), noted("order", 1, "b"));
        append(noted("order", 2, "c"));
        await().until(() -> notes("order").equals(List.of("a", "b", "c")));
    }

    @Test
    void rollsBackTheCommandWhenAClaimIsRefused() {
        append(noted("claim-1", 0, "once"));
        assertThatThrownBy(() -> append(noted("claim-2", 0, "once"))).isInstanceOf(Exception.class);
        assertThat(store.readEvents("claim-2").hasNext()).isFalse();
    }

    @Test
    void tellsAConflictOnAnAggregateFromOtherFailures() {
        append(noted("conflict", 0, "a"), noted("conflict", 1, "b"));
        assertThatThrownBy(() -> append(noted("conflict", 1, "c"))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void refusesAnEventOfNoFamily() {
        assertThatThrownBy(() -> append(new GenericDomainEventMessage<>("Ledger", "none", 0, UUID.randomUUID())))
                .hasStackTraceContaining("belongs to no EventFamily");
    }

    @Test
    void letsNobodyAlterAnEvent() {
        append(noted("for-good", 0, "a"));
        assertThatThrownBy(() -> jdbc.update("UPDATE domain_event_entry SET type = 'x'"))
                .hasMessageContaining("events are stored for good");
    }

    @Test
    void hasNoXStreamNearby() {
        assertThatThrownBy(() -> Class.forName("com.thoughtworks.xstream.XStream"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
