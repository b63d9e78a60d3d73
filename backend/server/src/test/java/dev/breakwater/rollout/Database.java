package dev.breakwater.rollout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** One PostgreSQL with this room's tables for all its tests; every test takes a cluster name of its own. */
final class Database {
    private static final DataSource SOURCE = start();

    private Database() {}

    private static DataSource start() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            var source = postgres.getPostgresDatabase();
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V0030__rollout.sql"),
                            new ClassPathResource("db/migration/V0031__taken_back.sql"),
                            new ClassPathResource("db/migration/V0020__change.sql"),
                            new ClassPathResource("db/migration/V0040__plan.sql"))
                    .execute(source);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DataSource source() {
        return SOURCE;
    }

    static JdbcClient jdbc() {
        return JdbcClient.create(SOURCE);
    }
}
