package dev.breakwater.bench;

import dev.breakwater.eventstore.Rebuild;
import dev.breakwater.intent.ClusterSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All projections from the first event on, beside a plain SELECT that reads the same rows. */
final class RebuildBench {
    /** So many events has each tenant of the made-up history: a request, then descriptions. */
    private static final int PER_TENANT = 100;

    private static final String HISTORY = """
            INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload, meta_data)
            SELECT gen_random_uuid(), 'tenant:bench-' || (i / :per), i % :per, 'Tenant', '2026-01-01T00:00:00Z',
                CASE WHEN i % :per = 0 THEN 'tenant.TenantRequested' ELSE 'tenant.TenantDescribed' END,
                convert_to(CASE WHEN i % :per = 0
                    THEN '{"tenantId":"bench-' || (i / :per) || '","description":"made up","isolation":"strict"}'
                    ELSE '{"tenantId":"bench-' || (i / :per) || '","description":"number ' || i || '"}' END, 'UTF8'),
                convert_to('{"actor":"bench","roles":"operator","reason":"Measure","source":"system","revision":"1",'
                    || '"cluster":"' || :cluster || '"}', 'UTF8')
            FROM generate_series(0, :events - 1) AS i""";

    private final Bench.Stage stage;
    private final Sizes sizes;
    private final Path folder;

    RebuildBench(Bench.Stage stage, Sizes sizes, Path folder) {
        this.stage = stage;
        this.sizes = sizes;
        this.folder = folder;
    }

    void run() throws Exception {
        int events = sizes.get("events");
        try (ConfigurableApplicationContext context =
                stage.open(folder, List.of("--breakwater.rollout.enabled=false"))) {
            stopFollowing(context);
            Figures.say(String.format(Locale.ROOT, "writing %d events", events));
            write(context, events);
            var database = context.getBean(DataSource.class);
            read(database);
            double select = events / read(database);
            Figures.say(String.format(Locale.ROOT, "a plain SELECT reads %.0f events per second", select));
            long start = System.nanoTime();
            context.getBean(Rebuild.class).rebuild();
            double rebuild = events / ((System.nanoTime() - start) / 1e9);
            new Figures("rebuild")
                    .add("events", events)
                    .add("events_per_s", rebuild)
                    .add("select_per_s", select)
                    .add("ratio", rebuild / select)
                    .print();
        }
    }

    /** Or the processors would take in the made-up history for the first time beside the rebuild, and be measured too. */
    private static void stopFollowing(ConfigurableApplicationContext context) {
        context.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .forEach(EventProcessor::shutDown);
    }

    private static void write(ConfigurableApplicationContext context, int events) {
        context.getBean(JdbcClient.class)
                .sql(HISTORY)
                .param("per", PER_TENANT)
                .param("events", events)
                .param(
                        "cluster",
                        context.getBean(ClusterSettings.class).cluster().value())
                .update();
    }

    private static double read(DataSource database) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement select = connection.createStatement()) {
                select.setFetchSize(1000);
                drain(select);
            }
            connection.rollback();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void drain(Statement select) throws SQLException {
        try (ResultSet rows = select.executeQuery(
                "SELECT global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                        + " payload_type, payload, meta_data FROM domain_event_entry ORDER BY global_index")) {
            while (rows.next()) {
                rows.getBytes("payload");
                rows.getBytes("meta_data");
            }
        }
    }
}
