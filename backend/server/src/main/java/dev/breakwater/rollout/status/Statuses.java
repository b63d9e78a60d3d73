package dev.breakwater.rollout.status;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.ObjectStatuses;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code object_status} for those who may see it. */
public final class Statuses implements ObjectStatuses {
    private static final String SEEN = """
            SELECT to_jsonb(s) FROM object_status s
             WHERE cluster = :cluster AND (:everything OR tenant = ANY(:tenants))""";

    private final JdbcClient jdbc;
    private final ClusterName cluster;

    public Statuses(JdbcClient jdbc, ClusterName cluster) {
        this.jdbc = jdbc;
        this.cluster = cluster;
    }

    @Override
    public Page<ObjectStatus> list(
            Actor actor, @Nullable TenantId tenant, @Nullable Standing standing, @Nullable String after, int limit) {
        var found = seenBy(actor, """
                        AND (CAST(:tenant AS text) IS NULL OR tenant = :tenant)
                        AND (CAST(:standing AS text) IS NULL OR standing = :standing)
                        AND ref > :after ORDER BY ref LIMIT :limit""")
                .param("tenant", tenant == null ? null : tenant.value())
                .param("standing", standing == null ? null : standing.name())
                .param("after", after == null ? "" : after)
                .param("limit", limit + 1)
                .query((row, _) -> InventoryTable.row(row.getString(1)).status())
                .list();
        boolean more = found.size() > limit;
        var items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? items.getLast().ref().toString() : null);
    }

    @Override
    public ObjectStatus find(Actor actor, ObjectRef ref) {
        return seenBy(actor, "AND ref = :ref")
                .param("ref", ref.toString())
                .query((row, _) -> InventoryTable.row(row.getString(1)).status())
                .optional()
                .orElseThrow(() -> Rejection.notFound("object " + ref + " in the cluster's inventory"));
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, String condition) {
        String[] tenants = actor.tenants().stream().map(TenantId::value).toArray(String[]::new);
        return jdbc.sql(SEEN + " " + condition)
                .param("cluster", cluster.value())
                .param("everything", actor.seesEverything())
                .param("tenants", tenants);
    }
}
