package dev.breakwater.change.intents;

import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was asked for of every subject at every revision. */
@Component
public class IntentRows {
    private final JdbcClient sql;
    private final JsonMapper json;

    IntentRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    public IntentSnapshot all(ClusterName cluster, long revision) {
        return IntentSnapshot.of(at(cluster, revision, "").query(this::intent).list());
    }

    /** What is the business of at least one of the tenants. */
    public IntentSnapshot of(ClusterName cluster, Collection<TenantId> tenants, long revision) {
        return IntentSnapshot.of(at(cluster, revision, "AND tenants && CAST(:tenants AS text[])")
                .param("tenants", names(tenants))
                .query(this::intent)
                .list());
    }

    public IntentSnapshot only(ClusterName cluster, Collection<Subject> subjects, long revision) {
        return IntentSnapshot.of(at(cluster, revision, "AND subject = ANY(:subjects)")
                .param("subjects", subjects.stream().map(Subject::toString).toArray(String[]::new))
                .query(this::intent)
                .list());
    }

    public IntentSnapshot newest(ClusterName cluster, Collection<Subject> subjects) {
        return IntentSnapshot.of(newest(cluster, "subject = ANY(:subjects)")
                .param("subjects", subjects.stream().map(Subject::toString).toArray(String[]::new))
                .query(this::intent)
                .list());
    }

    /** What is asked for now of the tenants, and of the fabric. */
    public IntentSnapshot newestOf(ClusterName cluster, Collection<TenantId> tenants) {
        return IntentSnapshot.of(newest(cluster, "(tenants && CAST(:tenants AS text[]) OR tenants = '{}')")
                .param("tenants", names(tenants))
                .query(this::intent)
                .list());
    }

    public IntentSnapshot newest(ClusterName cluster) {
        return IntentSnapshot.of(newest(cluster, "true").query(this::intent).list());
    }

    /** Ends what the subject had and, unless it is null, begins the other, both with this revision. */
    public void write(ClusterName cluster, long revision, Subject subject, @Nullable Intent intent) {
        sql.sql("UPDATE intent_row SET until_revision = ? WHERE cluster = ? AND subject = ? AND until_revision IS NULL")
                .params(revision, cluster.value(), subject.toString())
                .update();
        if (intent != null) {
            sql.sql("""
                            INSERT INTO intent_row (cluster, subject, tenants, expires_at, body, from_revision)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .param(cluster.value())
                    .param(subject.toString())
                    .param(names(intent.tenants()))
                    .param(expiry(intent))
                    .param(json.writerFor(Intent.class).writeValueAsBytes(intent))
                    .param(revision)
                    .update();
        }
    }

    public void clear(ClusterName cluster) {
        sql.sql("DELETE FROM intent_row WHERE cluster = ?")
                .param(cluster.value())
                .update();
    }

    public static String[] names(Collection<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).sorted().toArray(String[]::new);
    }

    private JdbcClient.StatementSpec newest(ClusterName cluster, String condition) {
        return sql.sql("SELECT body FROM intent_row WHERE cluster = :cluster AND until_revision IS NULL AND "
                        + condition)
                .param("cluster", cluster.value());
    }

    private JdbcClient.StatementSpec at(ClusterName cluster, long revision, String condition) {
        return sql.sql("""
                        SELECT body FROM intent_row WHERE cluster = :cluster AND from_revision <= :revision
                        AND (until_revision IS NULL OR until_revision > :revision)\s""" + condition).param("cluster", cluster.value()).param("revision", revision);
    }

    private Intent intent(ResultSet row, int number) throws SQLException {
        return json.readValue(row.getBytes(1), Intent.class);
    }

    private static @Nullable OffsetDateTime expiry(Intent intent) {
        Instant at = intent instanceof PolicyIntent policy ? policy.spec().expiresAt() : null;
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
