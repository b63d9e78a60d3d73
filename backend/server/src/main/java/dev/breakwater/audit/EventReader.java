package dev.breakwater.audit;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the rows, each through the eyes of who asks. */
@Component
class EventReader implements Events {
    private static final String SELECT = "SELECT * FROM audit_row WHERE ";

    /** Which index serves a text depends on how rare it is: a plan made once for every text would read all rows for a rare one. */
    private static final String PLANNED_ANEW = "SET LOCAL plan_cache_mode = force_custom_plan";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Scoped scoped;

    EventReader(JdbcClient sql, TransactionTemplate transaction, Scoped scoped) {
        this.sql = sql;
        this.transaction = transaction;
        this.scoped = scoped;
    }

    @Override
    public Page<AuditedEvent> list(Actor actor, EventFilter filter, Order order, @Nullable String after, int limit) {
        var conditions = conditions(actor, filter);
        boolean oldest = order == Order.OLDEST;
        if (after != null) {
            conditions.put("global_index " + (oldest ? "> ?" : "< ?"), index(after));
        }
        String query = SELECT + String.join(" AND ", conditions.keySet()) + " ORDER BY global_index "
                + (oldest ? "ASC" : "DESC") + " LIMIT " + (limit + 1);
        List<AuditedEvent> found = transaction.execute(_ -> {
            sql.sql(PLANNED_ANEW).update();
            return sql.sql(query)
                    .params(new ArrayList<>(conditions.values()))
                    .query((row, _) -> read(actor, row))
                    .list();
        });
        return Page.of(found, limit, event -> Long.toString(event.index()));
    }

    @Override
    public AuditedEvent find(Actor actor, long index) {
        var conditions = conditions(actor, EventFilter.ALL);
        conditions.put("global_index = ?", index);
        return sql.sql(SELECT + String.join(" AND ", conditions.keySet()))
                .params(new ArrayList<>(conditions.values()))
                .query((row, _) -> read(actor, row))
                .optional()
                .orElseThrow(() -> Rejection.notFound("event " + index));
    }

    /** Conditions with the one parameter of each; only those asked for, so that PostgreSQL can choose an index. */
    private static Map<String, Object> conditions(Actor actor, EventFilter filter) {
        var conditions = new LinkedHashMap<String, Object>();
        TenantId tenant = filter.tenant();
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        conditions.put("global_index > ?", 0L);
        if (!actor.seesEverything()) {
            conditions.put("tenants && CAST(? AS text[])", names(List.copyOf(actor.tenants())));
        }
        put(conditions, "tenants @> CAST(? AS text[])", tenant == null ? null : names(List.of(tenant)));
        put(conditions, "actor = ?", filter.actor());
        put(
                conditions,
                "change_id = ?",
                filter.change() == null ? null : filter.change().value());
        put(conditions, "subject = ?", filter.subject());
        put(conditions, "starts_with(type, ?)", filter.type());
        put(conditions, "source = ?", filter.source());
        put(conditions, "at >= ?", at(filter.from()));
        put(conditions, "at < ?", at(filter.until()));
        put(conditions, "lower(coalesce(reason, '') || ' ' || subject) LIKE lower(?)", containing(filter.text()));
        return conditions;
    }

    /** As a pattern, in which what PostgreSQL takes for a sign stands for itself. */
    private static @Nullable String containing(@Nullable String text) {
        return text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable Object asked) {
        if (asked != null) {
            conditions.put(condition, asked);
        }
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static String[] names(List<TenantId> tenants) {
        return tenants.stream().map(TenantId::toString).toArray(String[]::new);
    }

    private static long index(String cursor) {
        String key = Page.keyOf(cursor);
        if (!key.matches("[0-9]{1,18}")) {
            throw Rejection.invalid("cursor-invalid", "'after' is not a cursor of an earlier answer")
                    .remedy("Leave it out to begin with the first page");
        }
        return Long.parseLong(key);
    }

    private AuditedEvent read(Actor actor, ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new AuditedEvent(
                row.getLong("global_index"),
                type,
                row.getString("subject"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("change_id"),
                row.getObject("revision", Long.class),
                row.getString("source"),
                row.getTimestamp("at").toInstant(),
                scoped.payload(actor, type, row.getString("payload")));
    }
}
