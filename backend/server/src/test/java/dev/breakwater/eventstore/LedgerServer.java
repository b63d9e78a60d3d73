package dev.breakwater.eventstore;

import dev.breakwater.eventstore.LedgerEvent.EntryNoted;
import dev.breakwater.eventstore.LedgerEvent.LedgerClosed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store with one made-up room on it: a projection, and claims in the command's transaction. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@org.springframework.context.annotation.Conditional(LedgerServer.NotScanned.class)
class LedgerServer {

    /** Keeps the ledger out of the whole server's scan: only tests that name it get it. */
    static class NotScanned implements org.springframework.context.annotation.Condition {
        @Override
        public boolean matches(
                org.springframework.context.annotation.ConditionContext context,
                org.springframework.core.type.AnnotatedTypeMetadata metadata) {
            return !context.getRegistry().containsBeanDefinition("testServer")
                    && !context.getRegistry().containsBeanDefinition("changeRooms");
        }
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @org.springframework.context.annotation.Conditional(NotScanned.class)
    @ComponentScan(
            basePackages = "dev.breakwater.eventstore",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Ledger|IT|Test).*"))
    static class Store {}

    @Bean
    EventFamily ledgerEvents() {
        return new EventFamily("ledger", LedgerEvent.class);
    }

    @Bean
    LedgerProjection ledgerProjection(JdbcTemplate jdbc) {
        return new LedgerProjection(jdbc);
    }

    @Bean
    LedgerClaims ledgerClaims(JdbcTemplate jdbc) {
        return new LedgerClaims(jdbc);
    }

    /** Keeps one row for each entry, and throws for notes that it is told to throw for. */
    @ProcessingGroup("ledger")
    static class LedgerProjection implements Projection {
        final Set<String> poison = ConcurrentHashMap.newKeySet();
        volatile Consumer<LedgerEvent> meanwhile = _ -> {};
        private final JdbcTemplate jdbc;

        LedgerProjection(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute("CREATE TABLE IF NOT EXISTS entry_row (at bigserial, ledger text, number bigint, note text)");
            jdbc.execute("CREATE TABLE IF NOT EXISTS open_claim (ledger text PRIMARY KEY)");
        }

        @EventHandler
        void on(LedgerEvent event, @SequenceNumber long number) {
            meanwhile.accept(event);
            switch (event) {
                case EntryNoted noted -> {
                    write(noted.ledger(), number, noted.note());
                    if (poison.contains(noted.note())) {
                        jdbc.update("INSERT INTO no_such_table VALUES (1)"); // PostgreSQL gives up the transaction
                    }
                }
                case LedgerClosed closed -> write(closed.ledger(), number, "closed");
            }
        }

        private void write(String ledger, long number, String note) {
            jdbc.update("INSERT INTO entry_row (ledger, number, note) VALUES (?, ?, ?)", ledger, number, note);
        }

        @Override
        public String group() {
            return "ledger";
        }

        @Override
        public void reset() {
            jdbc.update("DELETE FROM entry_row");
        }
    }

    /** Lets nobody note twice under the name "once". */
    @ProcessingGroup("ledger-claims")
    static class LedgerClaims {
        private final JdbcTemplate jdbc;

        LedgerClaims(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(EntryNoted noted) {
            if (noted.note().equals("once")) {
                jdbc.update("INSERT INTO open_claim VALUES (?)", noted.note());
            }
        }
    }
}
