package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@StoreOnly
@TestPropertySource(properties = "breakwater.eventstore.claim-timeout=3s")
class RebuildIT {
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
    EventProcessingConfiguration processing;

    @Autowired
    Positions positions;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Environment environment;

    private void note(String ledger, int number, String note) {
        var event = new GenericDomainEventMessage<>("Ledger", ledger, number, new EntryNoted(ledger, number, note));
        transaction.executeWithoutResult(_ -> store.publish(List.of(event)));
    }

    private List<String> notes(String ledger) {
        return jdbc.queryForList("SELECT note FROM entry_row WHERE ledger = ? ORDER BY at", String.class, ledger);
    }

    @Test
    void letsReadersReadTheOldRowsUntilTheNewOnesAreThere() throws Exception {
        note("read", 0, "a");
        note("read", 1, "b");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        jdbc.update("UPDATE entry_row SET note = 'old' WHERE ledger = 'read'");
        var midway = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        projection.meanwhile = event -> {
            if (event instanceof EntryNoted noted && noted.note().equals("b")) {
                midway.countDown();
                waitFor(goOn);
            }
        };
        var rebuilt = CompletableFuture.runAsync(() -> rebuild.rebuild("ledger"));
        waitFor(midway);
        assertThat(notes("read")).containsExactly("old", "old");
        note("read", 2, "c");
        goOn.countDown();
        rebuilt.get(30, TimeUnit.SECONDS);
        projection.meanwhile = _ -> {};
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        assertThat(notes("read")).containsExactly("a", "b", "c");
    }

    @Test
    void leavesAllAsItWasWhenAnEventCannotBeHandled() {
        note("fails", 0, "a");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        projection.poison.add("a");
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> rebuild.rebuild("ledger"))
                    .hasMessageContaining("The rebuild stopped at event");
        } finally {
            projection.poison.clear();
        }
        assertThat(notes("fails")).containsExactly("a");
        note("fails", 1, "b");
        assertThat(positions.await(positions.head(), LONG)).isEmpty();
        assertThat(notes("fails")).containsExactly("a", "b");
    }

    @Test
    void rebuildsWhatAnotherNodeFollows() {
        EventProcessor here = processing.eventProcessor("ledger").orElseThrow();
        here.shutDown();
        try (var _ = new SpringApplicationBuilder(LedgerServer.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=6",
                        "--breakwater.eventstore.claim-timeout=3s")) {
            note("other", 0, "a");
            assertThat(positions.await(positions.head(), LONG))
                    .as("the other follows")
                    .isEmpty();
            assertThat(owner()).isNotNull();
            jdbc.update("UPDATE entry_row SET note = 'old' WHERE ledger = 'other'");
            rebuild.rebuild("ledger");
            assertThat(notes("other")).containsExactly("a");
            note("other", 1, "b");
            assertThat(positions.await(positions.head(), LONG))
                    .as("somebody follows")
                    .isEmpty();
            assertThat(notes("other")).containsExactly("a", "b");
        }
    }

    private String owner() {
        return jdbc.queryForObject("SELECT owner FROM token_entry WHERE processor_name = 'ledger'", String.class);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
