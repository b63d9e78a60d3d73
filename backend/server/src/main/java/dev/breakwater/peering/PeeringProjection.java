package dev.breakwater.peering;

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

/** Follows the events into {@link PeeringRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("peering")
class PeeringProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    PeeringProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            PeeringEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        PeeringRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(PeeringEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "peering";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from PeeringRow").executeUpdate();
    }

    private PeeringRow rowOf(PeeringEvent event) {
        var key = new PeeringRow.Key(cluster, event.peeringId().toString());
        PeeringRow row = entities.find(PeeringRow.class, key);
        if (row == null) {
            row = new PeeringRow(key);
            entities.persist(row);
        }
        return row;
    }
}
