package dev.breakwater.change.reading;

import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.change.intents.IntentPages;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the revisions that touch what the reader may see, and of what they touched only that. */
@Component
class RevisionReader implements Revisions {
    private static final String SEEN = """
            SELECT r.revision, r.change_id, r.actor, r.reason, r.ticket, r.override_reason, r.source, r.committed_at,
                r.digest, r.position, array_agg(s.subject ORDER BY s.subject)
            FROM revision_row r JOIN revision_subject s USING (cluster, revision)
            WHERE cluster = :cluster AND (:everything OR s.tenants && CAST(:tenants AS text[]))
                AND revision >= :first AND revision <= :last
                AND (CAST(:actor AS text) IS NULL OR r.actor = :actor)
                AND (CAST(:text AS text) IS NULL OR strpos(lower(r.reason), lower(:text)) > 0
                    OR strpos(lower(r.ticket), lower(:text)) > 0 OR r.revision IN (
                        SELECT t.revision FROM revision_subject t WHERE t.cluster = :cluster
                            AND strpos(t.subject, lower(:text)) > 0
                            AND (:everything OR t.tenants && CAST(:tenants AS text[]))))
            GROUP BY r.cluster, r.revision ORDER BY r.revision DESC LIMIT :limit""";

    private final JdbcClient sql;
    private final ClusterLock cluster;
    private final IntentRows intents;
    private final IntentPages pages;
    private final RevisionSteps steps;

    RevisionReader(JdbcClient sql, ClusterLock cluster, IntentRows intents, IntentPages pages, RevisionSteps steps) {
        this.sql = sql;
        this.cluster = cluster;
        this.intents = intents;
        this.pages = pages;
        this.steps = steps;
    }

    @Override
    public long newest() {
        return cluster.newest();
    }

    @Override
    public Page<RevisionSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
        return search(actor, new Revisions.Filter(tenant, null, null), after, limit);
    }

    @Override
    public Page<RevisionSummary> search(Actor actor, Revisions.Filter filter, @Nullable String after, int limit) {
        long last = after == null ? Long.MAX_VALUE : Cursor.parse(after) - 1;
        List<RevisionSummary> found = seen(actor, filter, 1, last, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        String.valueOf(found.get(limit - 1).revision()));
    }

    @Override
    public Steps steps(Actor actor, @Nullable TenantId tenant, long revision) {
        return steps.around(whose(actor, tenant), revision);
    }

    @Override
    public RevisionSummary find(Actor actor, long revision) {
        return seen(actor, Revisions.Filter.ALL, revision, revision, 1).stream()
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("revision " + revision));
    }

    @Override
    public IntentSnapshot at(Actor actor, @Nullable TenantId scope, long revision) {
        refuseUnknown(revision);
        return scope == null && actor.seesEverything()
                ? intents.all(cluster.cluster(), revision)
                : intents.of(cluster.cluster(), ChangeReader.whose(actor, scope), revision);
    }

    @Override
    public Page<Intent> intents(Actor actor, IntentFilter filter, @Nullable String after, int limit) {
        if (filter.revision() != null) {
            refuseUnknown(filter.revision());
        }
        Set<TenantId> whose = whose(actor, filter.tenant());
        return Page.of(
                pages.following(filter, whose, Page.keyOf(after), limit + 1),
                limit,
                intent -> intent.subject().id());
    }

    @Override
    public Optional<Intent> intent(Actor actor, Subject subject, long revision) {
        refuseUnknown(revision);
        return pages.find(subject, whose(actor, null), revision);
    }

    @Override
    public IntentSnapshot only(Actor actor, Collection<Subject> subjects, long revision) {
        refuseUnknown(revision);
        IntentSnapshot found = intents.only(cluster.cluster(), subjects, revision);
        return IntentSnapshot.of(found.intents().values().stream()
                .filter(intent ->
                        actor.seesEverything() || intent.tenants().stream().anyMatch(actor::sees))
                .toList());
    }

    /** Null for everybody's. */
    private static @Nullable Set<TenantId> whose(Actor actor, @Nullable TenantId tenant) {
        return tenant == null && actor.seesEverything() ? null : ChangeReader.whose(actor, tenant);
    }

    private void refuseUnknown(long revision) {
        if (revision < 0 || revision > newest()) {
            throw Rejection.notFound("revision " + revision);
        }
    }

    private List<RevisionSummary> seen(Actor actor, Revisions.Filter filter, long first, long last, int limit) {
        TenantId tenant = filter.tenant();
        return sql.sql(SEEN)
                .param("cluster", cluster.cluster().value())
                .param("everything", tenant == null && actor.seesEverything())
                .param("tenants", IntentRows.names(ChangeReader.whose(actor, tenant)))
                .param("actor", filter.actor())
                .param("text", filter.text())
                .param("first", first)
                .param("last", last)
                .param("limit", limit)
                .query(RevisionReader::summary)
                .list();
    }

    private static RevisionSummary summary(ResultSet row, int number) throws SQLException {
        return new RevisionSummary(
                row.getLong(1),
                new ChangeId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Source.of(row.getString(7)),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getLong(10),
                Stream.of((String[]) row.getArray(11).getArray())
                        .map(Subject::parse)
                        .toList());
    }
}
