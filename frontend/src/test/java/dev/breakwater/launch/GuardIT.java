package dev.breakwater.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL is killed for real, as by an operator or the kernel. */
class GuardIT {
    @TempDir
    Path data;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Postgres postgres;
    private Guard guard;

    @BeforeEach
    void start() {
        postgres = Postgres.begin(data, Duration.ofSeconds(10));
        postgres.await();
        guard = Guard.over(postgres, said::add, ended::countDown);
    }

    @AfterEach
    void stop() {
        guard.close();
        postgres.close();
    }

    @Test
    void startsTheKilledOneAgainWithAllThatItAcknowledged() throws Exception {
        String url = postgres.url();
        try (Connection connection = connect(url)) {
            execute(connection, "CREATE TABLE kept (number int)");
            for (int i = 0; i < 100; i++) {
                execute(connection, "INSERT INTO kept VALUES (" + i + ")");
            }
            kill();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> said.size() == 2);
        assertThat(said.get(0)).contains("has died; it is started again");
        assertThat(said.get(1)).contains("answers again after");
        assertThat(postgres.url()).isEqualTo(url);
        assertThat(kept(url)).isEqualTo(100);
        assertThat(ended.getCount()).isEqualTo(1);
    }

    @Test
    void endsWithOneSentenceWhenItCannotBeStartedAgain() throws Exception {
        Files.move(data.resolve("postgres/global/pg_control"), data.resolve("pg_control"));
        kill();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).last().asString().contains("cannot be started again").endsWith("Breakwater ends.");
    }

    @Test
    void leavesOneAloneThatIsStoppedOnPurpose() {
        guard.close();
        postgres.close();
        assertThat(said).isEmpty();
    }

    private void kill() throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        assertThat(ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly())
                .isTrue();
    }

    private long kept(String url) throws SQLException {
        try (Connection connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, Postgres.USER, postgres.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
