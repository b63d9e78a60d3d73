package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.test.context.ContextConfiguration;

/** The whole server over real HTTP while its real database goes away: refused soon, truthfully, and never half done. */
@SpringBootTest(
        classes = StoreOutageIT.Whole.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"breakwater.access.demo-users=true", "breakwater.rollout.enabled=false"})
@ContextConfiguration(initializers = StoreOutageIT.OverTheWire.class)
class StoreOutageIT {
    private static final PostgresForTests.Database DATABASE = PostgresForTests.fresh();
    private static final Wire WIRE =
            new Wire(URI.create(DATABASE.url().substring("jdbc:".length())).getPort());
    private static final String DEDUPLICATED = "INSERT INTO command_dedup";
    private static int cast;

    /** Every room, and nothing of other tests. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "dev.breakwater",
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(IT|Test|TestServer|ServedApi|Rooms|Ledger)\\b.*|.*Ledger.*"))
    static class Whole {}

    /** Statements go over the wire as text each time, so that the wire can tell them. */
    static class OverTheWire implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + DATABASE.url().replaceFirst(":\\d+/", ":" + WIRE.port() + "/"),
                            "spring.datasource.username=" + DATABASE.user(),
                            "spring.datasource.password=" + DATABASE.password(),
                            "spring.datasource.hikari.data-source-properties.prepareThreshold=0",
                            "spring.datasource.hikari.maximum-pool-size=12",
                            "spring.datasource.hikari.minimum-idle=1")
                    .applyTo(context);
        }
    }

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private String tenant;

    @BeforeEach
    void nextTenant() {
        tenant = "shop-" + ++cast;
    }

    @AfterEach
    void serveAgain() {
        WIRE.serve();
    }

    @Test
    void saysThatItDoesNotKnowWhenTheAnswerToTheCommitIsLostAndActsOnce() {
        WIRE.loseTheAnswerTo("COMMIT", DEDUPLICATED);
        HttpResponse<String> lost = request();
        assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
        assertThat(lost.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(lost.body())
                .contains("store-unavailable", "not known whether it was applied", "same Idempotency-Key");
        HttpResponse<String> again = untilServed();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void saysThatNothingWasChangedWhenTheConnectionBreaksInMidTransaction() {
        WIRE.cutBefore("INSERT INTO domain_event_entry");
        assertNothingChanged(request());
    }

    @Test
    void saysThatNothingWasChangedWhenTheConnectionBreaksInTheLookForAnEarlierAnswer() {
        WIRE.cutBefore(DEDUPLICATED);
        assertNothingChanged(request());
    }

    @Test
    void saysThatNothingWasChangedWhenTheSessionIsEndedByTheDatabase() throws Exception {
        try (Connection other = connect();
                var statement = other.createStatement()) {
            statement.execute("INSERT INTO cluster (name) VALUES ('hk-tw1') ON CONFLICT DO NOTHING");
            other.setAutoCommit(false);
            statement.execute("SELECT FROM cluster FOR UPDATE");
            var waiting = CompletableFuture.supplyAsync(this::request);
            await().until(() -> count("""
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
                    AND query LIKE '%FROM cluster%FOR UPDATE%'""") == 1);
            assertNothingChangedYet(waiting.join());
            other.rollback();
        }
        untilServed();
    }

    @Test
    void refusesSoonWhileTheDatabaseIsAwayAndServesOnceItIsBack() {
        WIRE.refuse();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> request().statusCode() == 503);
        for (var asked : new HttpRequest.Builder[] {post(), get("/api/v1/tenants")}) {
            long before = System.nanoTime();
            HttpResponse<String> refused = send(asked);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2500));
            assertNothingChangedYet(refused);
        }
        WIRE.serve();
        assertNew(untilServed());
    }

    private void assertNothingChanged(HttpResponse<String> refused) {
        assertNothingChangedYet(refused);
        assertNew(untilServed());
    }

    private static void assertNothingChangedYet(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("store-unavailable", "nothing was changed");
    }

    private void assertNew(HttpResponse<String> done) {
        assertThat(done.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(events()).isEqualTo(1);
    }

    private HttpResponse<String> untilServed() {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(this::request, answer -> answer.statusCode() < 300);
    }

    /** The same request with the same key, however often it is sent. */
    private HttpResponse<String> request() {
        return send(post());
    }

    private HttpRequest.Builder post() {
        String body = "{\"id\":\"%s\",\"isolation\":\"strict\"}".formatted(tenant);
        return get("/api/v1/tenants")
                .header("Idempotency-Key", "key-of-" + tenant)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        String credentials = Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long events() {
        return count("SELECT count(*) FROM domain_event_entry WHERE aggregate_identifier = 'tenant:" + tenant + "'");
    }

    private static long count(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
