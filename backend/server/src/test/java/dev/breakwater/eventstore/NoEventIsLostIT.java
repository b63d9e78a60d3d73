package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Sixteen writers in two JVMs, random rollbacks, one processing group whose claim moves between the JVMs, one of which
 * is killed and replaced midway: what was committed must have been handled once each, in the order of each aggregate.
 */
@StoreOnly
@TestPropertySource(properties = "breakwater.eventstore.claim-timeout=2s")
class NoEventIsLostIT {
    private static final int STEP = 300;
    private static final long SEED = Long.getLong("seed", new Random().nextLong(1_000_000));
    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    Positions positions;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    @TempDir
    Path logs;

    private final Set<String> owners = new TreeSet<>();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        goOn.set(false);
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void handlesEachCommittedEventOnceAndInOrderWhileNodesComeAndGo() throws Exception {
        System.out.println("NoEventIsLostIT -Dseed=" + SEED);
        EventProcessor here = processing.eventProcessor("ledger").orElseThrow();
        here.shutDown();
        Process first = node("first", SEED + 1000);
        awaitHandled(1);
        here.start();
        var writers = writeHere();
        awaitHandled(handled() + STEP);
        first.destroyForcibly().onExit().join(); // SIGKILL: no transaction ended, no claim given back
        assertThat(first.exitValue()).isEqualTo(137);
        Process second = node("second", SEED + 2000);
        awaitHandled(handled() + STEP); // the claim is here now
        await().atMost(LONG).until(() -> written("second%") > STEP / 5);
        here.shutDown();
        awaitHandled(handled() + STEP); // and now at the second
        here.start();
        finish(second);
        goOn.set(false);
        List<LedgerWriter> done = writers.stream().map(CompletableFuture::join).toList();
        assertThat(positions.await(positions.head(), LONG))
                .as("behind, seed %d", SEED)
                .isEmpty();
        check(done);
    }

    private void check(List<LedgerWriter> writers) {
        String seed = "seed " + SEED;
        assertThat(owners).as(seed + ": nodes that held the claim").hasSizeGreaterThanOrEqualTo(3);
        assertThat(count("domain_event_entry WHERE convert_from(payload, 'UTF8') LIKE '%in vain%'"))
                .as(seed + ": stored though rolled back")
                .isZero();
        assertThat(written("here%"))
                .as(seed + ": what the writers here were told is committed")
                .isEqualTo(
                        writers.stream().mapToLong(each -> each.committed.get()).sum());
        assertThat(jdbc.queryForList("""
                SELECT 'lost: ' || aggregate_identifier || ' ' || sequence_number FROM domain_event_entry e
                WHERE NOT EXISTS (SELECT FROM entry_row WHERE ledger = aggregate_identifier AND number = sequence_number)
                UNION ALL SELECT 'twice: ' || ledger || ' ' || number FROM entry_row GROUP BY ledger, number
                HAVING count(*) > 1
                UNION ALL SELECT 'not committed: ' || ledger || ' ' || number FROM entry_row WHERE NOT EXISTS
                (SELECT FROM domain_event_entry WHERE ledger = aggregate_identifier AND number = sequence_number)
                UNION ALL SELECT 'out of order: ' || ledger || ' ' || number FROM (SELECT ledger, number,
                row_number() OVER (PARTITION BY ledger ORDER BY at) - 1 AS due FROM entry_row) AS o
                WHERE number <> due""", String.class)).as(seed).isEmpty();
        assertThat(count("dead_letter_entry")).as(seed + ": parked").isZero();
        System.out.printf(
                "NoEventIsLostIT: %d events (here %d, first %d, second %d), %d rolled back here, %d indexes never used,"
                        + " the claim was at %d nodes%n",
                count("domain_event_entry"),
                written("here%"),
                written("first%"),
                written("second%"),
                writers.stream().mapToLong(each -> each.rolledBack.get()).sum(),
                positions.head() - count("domain_event_entry"),
                owners.size());
    }

    private List<CompletableFuture<LedgerWriter>> writeHere() {
        return IntStream.range(0, LedgerNode.WRITERS)
                .mapToObj(i -> new LedgerWriter(context, "here-" + i, SEED + i, goOn::get))
                .map(writer -> {
                    var done = new CompletableFuture<LedgerWriter>();
                    Thread.ofPlatform().start(() -> {
                        try {
                            writer.run();
                            done.complete(writer);
                        } catch (Throwable e) {
                            done.completeExceptionally(e);
                        }
                    });
                    return done;
                })
                .toList();
    }

    private Process node(String name, long seed) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", LedgerNode.class.getName()));
        command.addAll(List.of("--node=" + name, "--seed=" + seed, "--spring.datasource.hikari.maximum-pool-size=12"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.environment().put("SPRING_DATASOURCE_URL", url);
        builder.environment().put("SPRING_DATASOURCE_USERNAME", user);
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", password);
        builder.environment().put("BREAKWATER_EVENTSTORE_CLAIM_TIMEOUT", "2s");
        try {
            nodes.add(builder.start());
            return nodes.getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private void finish(Process node) throws Exception {
        node.getOutputStream().close();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as("see %s", log("second")).isZero();
    }

    private void awaitHandled(long rows) {
        await().atMost(LONG).until(() -> {
            owners.addAll(jdbc.queryForList(
                    "SELECT owner FROM token_entry WHERE processor_name = 'ledger' AND owner IS NOT NULL",
                    String.class));
            return handled() >= rows;
        });
    }

    private long handled() {
        return count("entry_row");
    }

    private long written(String by) {
        return count("domain_event_entry WHERE convert_from(payload, 'UTF8')::jsonb ->> 'note' LIKE '" + by + "'");
    }

    private long count(String what) {
        Long rows = jdbc.queryForObject("SELECT count(*) FROM " + what, Long.class);
        return rows == null ? 0 : rows;
    }
}
