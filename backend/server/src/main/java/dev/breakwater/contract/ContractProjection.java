package dev.breakwater.contract;

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

/** Follows the events into {@link ContractRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("contract")
class ContractProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    ContractProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            ContractEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        ContractRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(ContractEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "contract";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from ContractRow").executeUpdate();
    }

    private ContractRow rowOf(ContractEvent event) {
        var key = new ContractRow.Key(cluster, event.contractId().toString());
        ContractRow row = entities.find(ContractRow.class, key);
        if (row == null) {
            row = new ContractRow(key, event.contractId().provider().value());
            entities.persist(row);
        }
        return row;
    }
}
