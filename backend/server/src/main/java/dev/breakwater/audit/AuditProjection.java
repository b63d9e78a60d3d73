package dev.breakwater.audit;

import dev.breakwater.eventstore.Projection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient sql;

    AuditProjection(JdbcClient sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(Object event, EventMessage<?> message) {
        sql.sql(COPY)
                .param("tenants", Parties.of(event).map(AuditProjection::names).orElse(null))
                .param("actor", said(message, "actor"))
                .param("reason", said(message, "reason"))
                .param("change", said(message, "changeId"))
                .param("revision", said(message, "revision"))
                .param("source", said(message, "source"))
                .param("event", message.getIdentifier())
                .update();
    }

    @Override
    public String group() {
        return "audit";
    }

    @Override
    public void reset() {
        sql.sql("DELETE FROM audit_row").update();
    }

    private static @Nullable String said(EventMessage<?> message, String key) {
        return (String) message.getMetaData().get(key);
    }

    private static String[] names(Set<TenantId> tenants) {
        return tenants.stream().map(TenantId::toString).sorted().toArray(String[]::new);
    }
}
