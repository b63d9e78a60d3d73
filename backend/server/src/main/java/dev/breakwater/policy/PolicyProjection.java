package dev.breakwater.policy;

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

/** Follows the events into {@link PolicyRow}s; an event that comes again changes nothing. */
@Component
@ProcessingGroup("policy")
class PolicyProjection implements Projection {
    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    PolicyProjection(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(
            PolicyEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant at,
            @MetaDataValue("revision") @Nullable String revision) {
        PolicyRow row = rowOf(event);
        if (!row.saw(sequence)) {
            row.become(PolicyEvent.evolve(row.intent(json), event), json);
            row.touch(sequence, revision == null ? 0 : Long.parseLong(revision), at);
        }
    }

    @Override
    public String group() {
        return "policy";
    }

    @Override
    public void reset() {
        entities.createQuery("delete from PolicyRow").executeUpdate();
    }

    private PolicyRow rowOf(PolicyEvent event) {
        var key = new PolicyRow.Key(cluster, event.policyId().toString());
        PolicyRow row = entities.find(PolicyRow.class, key);
        if (row == null) {
            row = new PolicyRow(key, event.policyId().tenant().value());
            entities.persist(row);
        }
        return row;
    }
}
