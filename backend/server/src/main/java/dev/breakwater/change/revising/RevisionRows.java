package dev.breakwater.change.revising;

import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.drafting.ChangeCommand;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The revisions and what each of them touched. */
@Component
public class RevisionRows {
    private final JdbcClient sql;

    /** A subject that a revision touched, by which change. */
    public record Touched(Subject subject, long revision, ChangeId change) {
        private String sentence() {
            return "revision " + revision + " (change " + change + ") touched " + subject;
        }
    }

    public static String sentence(List<Touched> touched) {
        String named = touched.stream().limit(10).map(Touched::sentence).collect(Collectors.joining(", "));
        return touched.size() > 10 ? named + " and " + (touched.size() - 10) + " more" : named;
    }

    RevisionRows(JdbcClient sql) {
        this.sql = sql;
    }

    public void insert(ClusterName cluster, RevisionSummary revision, Map<Subject, Set<TenantId>> tenants) {
        sql.sql("""
                        INSERT INTO revision_row
                            (cluster, revision, change_id, actor, reason, ticket, override_reason, source, committed_at, digest,
                             position)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(cluster.value())
                .param(revision.revision())
                .param(revision.change().value())
                .param(revision.actor())
                .param(revision.reason())
                .param(revision.ticket())
                .param(revision.override())
                .param(revision.source().word())
                .param(revision.committedAt().atOffset(ZoneOffset.UTC))
                .param(revision.digest())
                .param(revision.position())
                .update();
        tenants.forEach((subject, whose) -> sql.sql(
                        "INSERT INTO revision_subject (cluster, subject, revision, tenants) VALUES (?, ?, ?, ?)")
                .params(cluster.value(), subject.toString(), revision.revision(), IntentRows.names(whose))
                .update());
    }

    /** Which of the subjects were touched after a revision, the latest touch of each. */
    public List<Touched> touchedSince(ClusterName cluster, long base, Collection<Subject> subjects) {
        return sql.sql("""
                        SELECT DISTINCT ON (s.subject) s.subject, s.revision, r.change_id
                        FROM revision_subject s JOIN revision_row r USING (cluster, revision)
                        WHERE s.cluster = :cluster AND s.revision > :base AND s.subject = ANY(:subjects)
                        ORDER BY s.subject, s.revision DESC""")
                .param("cluster", cluster.value())
                .param("base", base)
                .param("subjects", subjects.stream().map(Subject::toString).toArray(String[]::new))
                .query((row, _) -> new Touched(
                        Subject.parse(row.getString(1)), row.getLong(2), new ChangeId(row.getObject(3, UUID.class))))
                .list();
    }

    public List<Subject> subjects(ClusterName cluster, long revision) {
        return sql.sql("SELECT subject FROM revision_subject WHERE cluster = ? AND revision = ? ORDER BY subject")
                .params(cluster.value(), revision)
                .query((row, _) -> Subject.parse(row.getString(1)))
                .list();
    }

    /** The digest of every revision's desired state. */
    SortedMap<Long, String> digests(ClusterName cluster) {
        var digests = new TreeMap<Long, String>();
        sql.sql("SELECT revision, digest FROM revision_row WHERE cluster = ?")
                .param(cluster.value())
                .query(row -> {
                    digests.put(row.getLong(1), row.getString(2));
                });
        return digests;
    }

    /** Where in the store the stream ends: the global index of its last event. */
    public long position(ChangeId change) {
        return sql.sql("SELECT max(global_index) FROM domain_event_entry WHERE aggregate_identifier = ?")
                .param(ChangeCommand.stream(change))
                .query(Long.class)
                .single();
    }
}
