package dev.breakwater.rollout.status;

import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.vocabulary.ClusterName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The row of {@code rollout_state}, and the call to all replicas that it has changed. */
public final class RolloutState {
    public static final String CHANNEL = "breakwater_rollout";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ClusterName cluster;

    public RolloutState(JdbcClient jdbc, TransactionTemplate transactions, ClusterName cluster) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cluster = cluster;
    }

    /** What the row says. */
    public record Row(
            boolean connected,
            List<String> sentences,
            Instant since,
            long applied,
            long attempted,
            List<BgpSession> sessions,
            ClusterHealth.@Nullable Hold hold,
            long prunesAllowed) {

        public static Row unknown(Instant now) {
            return new Row(false, List.of("Not connected to the cluster yet"), now, 0, 0, List.of(), null, 0);
        }

        public Row connection(boolean isConnected, List<String> saying, Instant now) {
            boolean same = connected == isConnected && sentences.equals(saying);
            return new Row(isConnected, saying, same ? since : now, applied, attempted, sessions, hold, prunesAllowed);
        }

        public Row progress(long nowApplied, long nowAttempted, ClusterHealth.@Nullable Hold held) {
            return new Row(connected, sentences, since, nowApplied, nowAttempted, sessions, held, prunesAllowed);
        }

        public Row sessions(List<BgpSession> standing) {
            return new Row(connected, sentences, since, applied, attempted, standing, hold, prunesAllowed);
        }
    }

    public Optional<Row> load() {
        return jdbc.sql("SELECT to_jsonb(s) FROM rollout_state s WHERE cluster = :cluster")
                .param("cluster", cluster.value())
                .query((result, _) -> InventoryTable.JSON.readValue(result.getString(1), Row.class))
                .optional();
    }

    public long prunesAllowed() {
        return load().map(Row::prunesAllowed).orElse(0L);
    }

    /** Writes everything but what people decide, as the lease's holder. */
    public void save(Lease.Grant grant, Row row) {
        transactions.executeWithoutResult(_ -> {
            InventoryTable.fence(jdbc, cluster, grant);
            jdbc.sql("""
                            INSERT INTO rollout_state (cluster, connected, sentences, since, applied, attempted, sessions, hold)
                            SELECT :cluster, r.connected, r.sentences, r.since, r.applied, r.attempted, r.sessions, r.hold
                              FROM jsonb_populate_record(null::rollout_state, CAST(:row AS jsonb)) r
                            ON CONFLICT (cluster) DO UPDATE SET connected = excluded.connected,
                                sentences = excluded.sentences, since = excluded.since, applied = excluded.applied,
                                attempted = excluded.attempted, sessions = excluded.sessions, hold = excluded.hold""")
                    .param("cluster", cluster.value())
                    .param("row", InventoryTable.JSON.writeValueAsString(row))
                    .update();
            call();
        });
    }

    public void allowPrunes(long revision, Instant now) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            INSERT INTO rollout_state (cluster, since, prunes_allowed) VALUES (:cluster, :now, :revision)
                            ON CONFLICT (cluster) DO UPDATE SET prunes_allowed = excluded.prunes_allowed""")
                    .param("cluster", cluster.value())
                    .param("now", Timestamp.from(now))
                    .param("revision", revision)
                    .update();
            call();
        });
    }

    private void call() {
        jdbc.sql("SELECT pg_notify('" + CHANNEL + "', :cluster)")
                .param("cluster", cluster.value())
                .query((_, _) -> 0)
                .list();
    }
}
