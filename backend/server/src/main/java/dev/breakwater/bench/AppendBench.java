package dev.breakwater.bench;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands per second through the whole way in, each one event of its own transaction, beside the same inserts in plain JDBC. */
final class AppendBench {
    private static final int WRITERS = 16;
    private static final String INSERT = """
            INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload, meta_data) VALUES (?, ?, 0, ?, ?, ?, ?, ?)""";

    private final Bench.Stage stage;
    private final Sizes sizes;
    private final Path folder;

    AppendBench(Bench.Stage stage, Sizes sizes, Path folder) {
        this.stage = stage;
        this.sizes = sizes;
        this.folder = folder;
    }

    /** An event as it was stored, to be stored again under other ids. */
    private record Event(String type, String time, String payloadType, String payload, String metadata) {}

    void run() throws Exception {
        int commands = sizes.get("commands");
        int few = Math.max(1, commands / 4);
        int rounds = sizes.get("rounds");
        try (ConfigurableApplicationContext context =
                stage.open(folder, List.of("--breakwater.rollout.enabled=false"))) {
            var gateway = context.getBean(ChangeGateway.class);
            var database = context.getBean(DataSource.class);
            Figures.say(String.format(Locale.ROOT, "warming up with %d drafts", commands));
            Writers.seconds(WRITERS, commands, _ -> draft(gateway));
            Event event = stored(context.getBean(JdbcClient.class));
            Writers.seconds(WRITERS, commands, _ -> insert(database, event));
            double[] one = new double[rounds];
            double[] many = new double[rounds];
            double[] jdbcOne = new double[rounds];
            double[] jdbcMany = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                one[i] = few / Writers.seconds(1, few, _ -> draft(gateway));
                jdbcOne[i] = few / Writers.seconds(1, few, _ -> insert(database, event));
                many[i] = commands / Writers.seconds(WRITERS, commands, _ -> draft(gateway));
                jdbcMany[i] = commands / Writers.seconds(WRITERS, commands, _ -> insert(database, event));
                Figures.say(String.format(
                        Locale.ROOT,
                        "round %d: 1 writer %.0f/s (JDBC %.0f/s), %d writers %.0f/s (JDBC %.0f/s)",
                        i + 1,
                        one[i],
                        jdbcOne[i],
                        WRITERS,
                        many[i],
                        jdbcMany[i]));
            }
            new Figures("append")
                    .add("writers1_per_s", Figures.median(one))
                    .add("jdbc1_per_s", Figures.median(jdbcOne))
                    .add("writers16_per_s", Figures.median(many))
                    .add("jdbc16_per_s", Figures.median(jdbcMany))
                    .add("ratio", Figures.median(many) / Figures.median(jdbcMany))
                    .print();
        }
    }

    private static void draft(ChangeGateway gateway) {
        var operation = new TenantCommand.RequestTenant(
                TenantId.parse("bench"), "A tenant of the benchmark", TenantIntent.Isolation.STRICT, new TreeSet<>());
        gateway.draft(
                Actor.BREAKWATER,
                new Origin(Source.SYSTEM, null, "bench"),
                ChangeId.random(),
                new Proposal("Measure", null, List.of(operation), null));
    }

    private static Event stored(JdbcClient sql) {
        return sql.sql("SELECT type, time_stamp, payload_type, convert_from(payload, 'UTF8'),"
                        + " convert_from(meta_data, 'UTF8') FROM domain_event_entry "
                        + "ORDER BY global_index DESC LIMIT 1")
                .query((row, _) -> new Event(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .single();
    }

    private static void insert(DataSource database, Event event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, "change:" + UUID.randomUUID());
            insert.setString(3, event.type);
            insert.setString(4, event.time);
            insert.setString(5, event.payloadType);
            insert.setBytes(6, event.payload.getBytes(StandardCharsets.UTF_8));
            insert.setBytes(7, event.metadata.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
            connection.commit();
        }
    }
}
