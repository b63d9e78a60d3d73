package dev.breakwater.desiredstate;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.ManifestSpans.Span;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads manifests for whoever may see them: an owner those of its tenants, never the fabric's. */
@Component
class StateReader implements DesiredStates {
    private final JdbcClient sql;
    private final ManifestRows rows;
    private final ManifestSpans spans;

    StateReader(JdbcClient sql, ManifestRows rows, ManifestSpans spans) {
        this.sql = sql;
        this.rows = rows;
        this.spans = spans;
    }

    @Override
    public long newest(ClusterName cluster) {
        return sql.sql("SELECT revision FROM cluster WHERE name = ?")
                .param(cluster.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public List<DesiredObject> objects(ClusterName cluster, long revision) {
        return rows.at(cluster, revision);
    }

    @Override
    public List<DesiredObject> objects(ClusterName cluster, long revision, String unit) {
        return rows.at(cluster, revision, unit);
    }

    @Override
    public List<Transition> transitions(ClusterName cluster, long newest) {
        return rows.transitions(cluster, newest);
    }

    @Override
    public Set<String> differing(Actor actor, ClusterName cluster, long earlier, long later) {
        return spans.units(span(actor, cluster, earlier, later));
    }

    @Override
    public List<Transition> transitions(ClusterName cluster, long earlier, long later, Set<String> units) {
        return spans.transitions(new Span(cluster, earlier, later, units));
    }

    @Override
    public List<DesiredObject> contents(ClusterName cluster, Map<ObjectRef, String> digests) {
        return rows.contents(cluster, digests);
    }

    @Override
    public Optional<Warrant> warrant(ClusterName cluster, long revision, Set<String> units) {
        return sql.sql("""
                        SELECT actor, override_reason FROM revision_row
                         WHERE cluster = :cluster AND override_reason IS NOT NULL AND revision = (
                            SELECT max(touched) FROM manifest_row,
                                   LATERAL (VALUES (from_revision), (until_revision)) AS each (touched)
                             WHERE manifest_row.cluster = :cluster AND unit = ANY(:units) AND touched <= :revision)""")
                .param("cluster", cluster.value())
                .param("units", units.toArray(String[]::new))
                .param("revision", revision)
                .query((row, _) -> new Warrant(row.getString(1), row.getString(2)))
                .optional();
    }

    @Override
    public Page<DesiredObject> list(
            Actor actor,
            ClusterName cluster,
            long revision,
            @Nullable TenantId tenant,
            @Nullable String after,
            int limit) {
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        List<DesiredObject> found = sql.sql("SELECT " + ManifestRows.COLUMNS
                        + " FROM manifest_row WHERE cluster = :cluster AND " + ManifestRows.holdsAt("revision")
                        + " AND (:all OR unit = ANY(:units)) AND ref COLLATE \"C\" > :after"
                        + " ORDER BY ref COLLATE \"C\" LIMIT :limit")
                .param("cluster", cluster.value())
                .param("revision", revision)
                .param("all", tenant == null && actor.seesEverything())
                .param("units", units(actor, tenant))
                .param("after", after == null ? "" : after)
                .param("limit", limit + 1)
                .query(ManifestRows::object)
                .list();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).ref().toString());
    }

    @Override
    public DesiredObject find(Actor actor, ClusterName cluster, long revision, ObjectRef ref) {
        return sql.sql("SELECT " + ManifestRows.COLUMNS
                        + " FROM manifest_row WHERE cluster = :cluster AND ref = :ref AND "
                        + ManifestRows.holdsAt("revision"))
                .param("cluster", cluster.value())
                .param("ref", ref.toString())
                .param("revision", revision)
                .query(ManifestRows::object)
                .optional()
                .filter(object -> sees(actor, object))
                .orElseThrow(() -> Rejection.notFound("object " + ref + " at revision " + revision));
    }

    @Override
    public Page<ManifestDifference> between(
            Actor actor, ClusterName cluster, long earlier, long later, @Nullable String after, int limit) {
        List<ManifestDifference> found =
                spans.objects(span(actor, cluster, earlier, later), after == null ? "" : after, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).ref().toString());
    }

    private static Span span(Actor actor, ClusterName cluster, long earlier, long later) {
        if (earlier > later) {
            throw Rejection.invalid("revisions-reversed", "The earlier revision comes first");
        }
        return new Span(cluster, earlier, later, actor.seesEverything() ? null : Set.of(units(actor, null)));
    }

    private static boolean sees(Actor actor, DesiredObject object) {
        return actor.seesEverything()
                || (Unit.parse(object.unit()) instanceof Unit.Tenant(var tenant) && actor.sees(tenant));
    }

    private static String[] units(Actor actor, @Nullable TenantId tenant) {
        return (tenant == null ? actor.tenants().stream() : Stream.of(tenant))
                .map(id -> new Unit.Tenant(id).toString())
                .toArray(String[]::new);
    }
}
