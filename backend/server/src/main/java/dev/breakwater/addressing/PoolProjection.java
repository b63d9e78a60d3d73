package dev.breakwater.addressing;

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

/** Follows the events into {@link PoolRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("addressing")
class PoolProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    PoolProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            AddressingEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        PoolRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(AddressingEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "addressing";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from PoolRow").executeUpdate();
    }

    private PoolRow rowOf(AddressingEvent event) {
        var key = new PoolRow.Key(cluster, event.poolId().toString());
        PoolRow row = entities.find(PoolRow.class, key);
        if (row == null) {
            row = new PoolRow(key, event.poolId().tenant().value());
            entities.persist(row);
        }
        return row;
    }
}
