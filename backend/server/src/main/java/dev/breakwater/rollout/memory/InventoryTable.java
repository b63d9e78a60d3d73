package dev.breakwater.rollout.memory;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code object_status}. Many are written in one statement, as one JSON document that PostgreSQL takes apart: row by row a
 * first push of thousands would wait for the database and not for the cluster.
 */
public final class InventoryTable {
    public static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final String SAVE = """
            INSERT INTO object_status SELECT * FROM jsonb_populate_recordset(null::object_status, CAST(:rows AS jsonb))
            ON CONFLICT (cluster, ref) DO UPDATE SET
                unit = excluded.unit, tenant = excluded.tenant, desired_digest = excluded.desired_digest,
                generation = excluded.generation, standing = excluded.standing, reason = excluded.reason,
                manager = excluded.manager, fields = excluded.fields, since = excluded.since,
                attempted_at = excluded.attempted_at, uid = excluded.uid, resource_version = excluded.resource_version,
                applied_digest = excluded.applied_digest, applied_owned = excluded.applied_owned,
                observed_digest = excluded.observed_digest, created = excluded.created,
                conditions = excluded.conditions, taken_back = excluded.taken_back""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ClusterName cluster;

    public InventoryTable(JdbcClient jdbc, TransactionTemplate transactions, ClusterName cluster) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cluster = cluster;
    }

    /** A row as the table has it. */
    public record Row(
            String cluster,
            String ref,
            String apiGroup,
            String kind,
            @Nullable String namespace,
            String name,
            String unit,
            @Nullable String tenant,
            @Nullable String desiredDigest,
            long generation,
            ObjectStatus.Standing standing,
            @Nullable String reason,
            @Nullable String manager,
            List<String> fields,
            Instant since,
            @Nullable Instant attemptedAt,
            @Nullable String uid,
            @Nullable String resourceVersion,
            @Nullable String appliedDigest,
            @Nullable String appliedOwned,
            @Nullable String observedDigest,
            boolean created,
            List<Condition> conditions,
            @Nullable Long takenBack) {

        public static Row of(ClusterName cluster, Entry entry) {
            var applied = entry.applied();
            var ref = entry.ref();
            var result = entry.result();
            return new Row(
                    cluster.value(),
                    ref.toString(),
                    ref.group(),
                    ref.kind(),
                    ref.namespace(),
                    ref.name(),
                    entry.unit(),
                    tenantOf(entry.unit()),
                    entry.desiredDigest(),
                    entry.generation(),
                    result.standing(),
                    result.reason(),
                    result.manager(),
                    result.fields(),
                    result.since(),
                    entry.attemptedAt(),
                    applied == null ? null : applied.uid(),
                    applied == null ? null : applied.resourceVersion(),
                    applied == null ? null : applied.digest(),
                    applied == null ? null : applied.owned(),
                    entry.observedDigest(),
                    applied != null && applied.created(),
                    entry.conditions(),
                    entry.takenBack());
        }

        private static @Nullable String tenantOf(String unit) {
            return unit.startsWith("tenant:") ? unit.substring("tenant:".length()) : null;
        }

        ObjectRef objectRef() {
            return new ObjectRef(apiGroup, kind, namespace, name);
        }

        Entry entry() {
            return new Entry(
                    objectRef(),
                    unit,
                    desiredDigest,
                    generation,
                    new Entry.Result(standing, reason, manager, fields, since),
                    attemptedAt,
                    applied(),
                    observedDigest,
                    conditions,
                    takenBack);
        }

        private Entry.@Nullable Applied applied() {
            return uid == null || appliedDigest == null || appliedOwned == null || resourceVersion == null
                    ? null
                    : new Entry.Applied(appliedDigest, appliedOwned, uid, resourceVersion, created);
        }

        public ObjectStatus status() {
            return new ObjectStatus(
                    objectRef(),
                    unit,
                    tenant == null ? null : TenantId.parse(tenant),
                    desiredDigest,
                    observedDigest,
                    generation,
                    standing,
                    reason,
                    manager,
                    fields,
                    since,
                    attemptedAt,
                    conditions);
        }
    }

    public List<Entry> load() {
        return jdbc.sql("SELECT to_jsonb(s) FROM object_status s WHERE cluster = :cluster")
                .param("cluster", cluster.value())
                .query((result, _) -> row(result.getString(1)).entry())
                .list();
    }

    public static Row row(String json) {
        return JSON.readValue(json, Row.class);
    }

    /** Writes as the lease's holder; whoever no longer is has nothing to say. */
    public void save(Lease.Grant grant, Collection<Entry> changed, Collection<ObjectRef> gone) {
        transactions.executeWithoutResult(_ -> {
            fence(jdbc, cluster, grant);
            if (!changed.isEmpty()) {
                var rows = changed.stream().map(entry -> Row.of(cluster, entry)).toList();
                jdbc.sql(SAVE).param("rows", JSON.writeValueAsString(rows)).update();
            }
            if (!gone.isEmpty()) {
                jdbc.sql("DELETE FROM object_status WHERE cluster = :cluster AND ref = ANY(:refs)")
                        .param("cluster", cluster.value())
                        .param("refs", gone.stream().map(ObjectRef::toString).toArray(String[]::new))
                        .update();
            }
        });
    }

    public static void fence(JdbcClient jdbc, ClusterName cluster, Lease.Grant grant) {
        boolean holds = jdbc.sql("SELECT 1 FROM cluster_lease WHERE cluster = :cluster AND holder = :holder"
                        + " AND epoch = :epoch FOR SHARE")
                .param("cluster", cluster.value())
                .param("holder", grant.holder())
                .param("epoch", grant.epoch())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!holds) {
            throw new Lease.Lost();
        }
    }
}
