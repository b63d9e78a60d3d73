package dev.breakwater.peering.advertising;

import dev.breakwater.eventstore.Projection;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.peering.AdvertisementEvent;
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

/** Follows the events into {@link AdvertisementRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("peering")
class AdvertisementProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    AdvertisementProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            AdvertisementEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        AdvertisementRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(AdvertisementEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "peering";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from AdvertisementRow").executeUpdate();
    }

    private AdvertisementRow rowOf(AdvertisementEvent event) {
        var key = new AdvertisementRow.Key(cluster, event.advertisementId().toString());
        AdvertisementRow row = entities.find(AdvertisementRow.class, key);
        if (row == null) {
            row = new AdvertisementRow(key, event.advertisementId().tenant().value());
            entities.persist(row);
        }
        return row;
    }
}
