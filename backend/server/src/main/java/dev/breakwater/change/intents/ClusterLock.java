package dev.breakwater.change.intents;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.ClusterName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cluster's row: held by one change at a time until its transaction ends, so that revisions are serial. */
@Component
public class ClusterLock {
    private final JdbcClient sql;
    private final ClusterName cluster;

    ClusterLock(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster();
    }

    public ClusterName cluster() {
        return cluster;
    }

    /** Waits for the lock and returns the newest revision. */
    public long take() {
        var newest = sql.sql("SELECT revision FROM cluster WHERE name = ? FOR UPDATE")
                .param(cluster.value())
                .query(Long.class)
                .optional();
        if (newest.isPresent()) {
            return newest.get();
        }
        sql.sql("INSERT INTO cluster (name) VALUES (?) ON CONFLICT DO NOTHING")
                .param(cluster.value())
                .update();
        return take();
    }

    public long newest() {
        return sql.sql("SELECT revision FROM cluster WHERE name = ?")
                .param(cluster.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Sets the newest revision and tells every node, both when the transaction ends. */
    public void advance(long revision) {
        sql.sql("UPDATE cluster SET revision = ? WHERE name = ?")
                .params(revision, cluster.value())
                .update();
        sql.sql("SELECT pg_notify('breakwater_revision', ?)")
                .param(cluster + " " + revision)
                .query((_, _) -> revision)
                .single();
    }
}
