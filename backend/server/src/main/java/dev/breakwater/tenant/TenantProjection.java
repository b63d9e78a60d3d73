package dev.breakwater.tenant;

import dev.breakwater.eventstore.Projection;
import dev.breakwater.intent.ClusterSettings;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Follows the events into {@link TenantRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("tenant")
class TenantProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    TenantProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            TenantEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        TenantRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(TenantEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "tenant";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from TenantRow").executeUpdate();
    }

    private TenantRow rowOf(TenantEvent event) {
        var key = new TenantRow.Key(cluster, event.tenantId().toString());
        TenantRow row = entities.find(TenantRow.class, key);
        if (row == null) {
            row = new TenantRow(key);
            entities.persist(row);
        }
        return row;
    }
}
