package dev.breakwater.audit;

import dev.breakwater.eventstore.Projection;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Copies each event into its row, inside PostgreSQL: the payload as it is stored, not as this version would write it. */
@Component
@ProcessingGroup("audit")
class AuditProjection implements Projection {
    /** The event's own index: a tracking token may stand past it where another transaction left a gap. */
    private static final String COPY = """
            INSERT INTO audit_row (global_index, event_id, type, subject, tenants, actor, reason, change_id, revision,
              source, at, payload)
            SELECT e.global_index, e.event_identifier, e.payload_type, e.aggregate_identifier,
              coalesce(CAST(:tenants AS text[]),
                (SELECT a.tenants FROM audit_row a WHERE a.subject = e.aggregate_identifier
                  AND a.global_index < e.global_index ORDER BY a.global_index DESC LIMIT 1),
                '{}'),
              coalesce(CAST(:actor AS text), 'breakwater'), :reason, CAST(:change AS uuid), CAST(:revision AS bigint),
              coalesce(CAST(:source AS text), 'system'), CAST(e.time_stamp AS timestamptz),
              convert_from(e.payload, 'UTF8')
            FROM domain_event_entry e WHERE e.event_identifier = :event
            ON CONFLICT (global_index) DO NOTHING""";

    private final NamedParameterJdbcOperations sql;

    AuditProjection(NamedParameterJdbcOperations sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(Object event, EventMessage<?> message) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("tenants", Parties.of(event).map(AuditProjection::names).orElse(null));
        row.put("actor", said(message, "actor"));
        row.put("reason", said(message, "reason"));
        row.put("change", said(message, "changeId"));
        row.put("revision", said(message, "revision"));
        row.put("source", said(message, "source"));
        row.put("event", message.getIdentifier());
        write(new MapSqlParameterSource(row));
    }

    void write(SqlParameterSource row) {
        sql.update(COPY, row);
    }

    @Override
    public Projection gathering() {
        return new Gathering(sql);
    }

    /** One round trip for many rows, each of which may still look at those before it. */
    @ProcessingGroup("audit")
    private static final class Gathering extends AuditProjection {
        private final List<SqlParameterSource> rows = new ArrayList<>();
        private final NamedParameterJdbcOperations sql;

        Gathering(NamedParameterJdbcOperations sql) {
            super(sql);
            this.sql = sql;
        }

        @Override
        void write(SqlParameterSource row) {
            rows.add(row);
        }

        @Override
        public void settle() {
            sql.batchUpdate(COPY, rows.toArray(SqlParameterSource[]::new));
            rows.clear();
        }
    }

    @Override
    public String group() {
        return "audit";
    }

    @Override
    public void reset() {
        sql.getJdbcOperations().update("DELETE FROM audit_row");
    }

    private static @Nullable String said(EventMessage<?> message, String key) {
        return (String) message.getMetaData().get(key);
    }

    private static String[] names(Set<TenantId> tenants) {
        return tenants.stream().map(TenantId::toString).sorted().toArray(String[]::new);
    }
}
