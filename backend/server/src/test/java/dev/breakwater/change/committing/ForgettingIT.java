package dev.breakwater.change.committing;

import static dev.breakwater.change.Cast.OLIVIA;
import static dev.breakwater.change.Cast.keyed;
import static dev.breakwater.change.Cast.proposal;
import static dev.breakwater.change.Cast.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.FreshDatabase;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.vocabulary.ChangeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Answers are kept for as long as the property says, on a clock that the test sets. */
@SpringBootTest(classes = {ChangeRooms.class, ForgettingIT.Time.class})
@ContextConfiguration(initializers = FreshDatabase.class)
class ForgettingIT {
    private static volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");

    @Autowired
    ChangeGateway changes;

    @Autowired
    Forgetting forgetting;

    @Autowired
    JdbcClient sql;

    /** Not annotated, or a scan of this package would set the time of other tests too. */
    static class Time {
        @Bean
        @Primary
        Clock settable() {
            InstantSource source = () -> now;
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void forgetAll() {
        sql.sql("DELETE FROM command_dedup").update();
    }

    @Test
    void remembersAnAnswerForSevenDaysAndNoLonger() {
        Committed first = submit("old", "shop-old");
        now = now.plus(Duration.ofDays(7));
        Committed second = submit("young", "shop-young");
        assertThat(forgetting.forget()).as("not older than seven days").isZero();
        now = now.plusMillis(1);
        assertThat(forgetting.forget()).isEqualTo(1);
        assertThat(changes.replay(OLIVIA, keyed("young", "fingerprint"))).isEqualTo(second);
        assertThat(changes.replay(OLIVIA, keyed("old", "fingerprint"))).isNull();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void forgetsInBatchesEachAnswerOnceWhenTwoDoSoAtOnce() {
        sql.sql("""
                        INSERT INTO command_dedup (caller, key, fingerprint, created_at)
                        SELECT 'olivia', 'key-' || i, 'x', ?::timestamptz FROM generate_series(1, 5500) AS i""").param(now.atOffset(ZoneOffset.UTC)).update();
        now = now.plus(Duration.ofDays(8));
        submit("fresh", "shop-fresh");
        var together = new CyclicBarrier(2);
        var forgotten = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(() -> forget(together)))
                .toList();
        assertThat(forgotten.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(5500);
        assertThat(sql.sql("SELECT key FROM command_dedup").query(String.class).list())
                .containsExactly("fresh");
    }

    private long forget(CyclicBarrier together) {
        try {
            together.await();
            return forgetting.forget();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Committed submit(String key, String tenant) {
        return changes.submit(OLIVIA, keyed(key, "fingerprint"), ChangeId.random(), proposal(request(tenant, tenant)));
    }
}
