package dev.breakwater;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL for each test JVM (a container when asked for and Docker is there, else embedded); a fresh database for each asker. */
public final class PostgresForTests {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    /** Where a database lives and who may enter. */
    public record Database(String url, String user, String password) {}

    /** An empty database that nobody else uses. */
    public static Database fresh() {
        Database server = Holder.SERVER;
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(server.url().replaceFirst("/[^/]*$", "/" + name), server.user(), server.password());
    }

    private static final class Holder {
        static final Database SERVER =
                Boolean.getBoolean("breakwater.test.docker") && Files.exists(Path.of("/var/run/docker.sock"))
                        ? container()
                        : embedded();

        private static Database container() {
            var container = new PostgreSQLContainer("postgres:18");
            container.start();
            return new Database(
                    container.getJdbcUrl().replaceFirst("\\?.*", ""), container.getUsername(), container.getPassword());
        }

        private static Database embedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .start();
                return new Database(
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
