package dev.breakwater.change.reading;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.change.ChangeEvent.ChangeAmended;
import dev.breakwater.change.ChangeEvent.ChangeCommitted;
import dev.breakwater.change.ChangeEvent.ChangeDiscarded;
import dev.breakwater.change.ChangeEvent.ChangeDrafted;
import dev.breakwater.change.ChangeEvent.ChangeReverted;
import dev.breakwater.change.ChangeSummary.State;
import dev.breakwater.change.drafting.ChangeState;
import dev.breakwater.change.operation.OperationJson;
import dev.breakwater.eventstore.Projection;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the list of changes; what it writes for an event it writes again in the same way. */
@Component
@ProcessingGroup("change")
class ChangeProjection implements Projection {
    private final EntityManager rows;
    private final OperationJson json;

    ChangeProjection(EntityManager rows, OperationJson json) {
        this.rows = rows;
        this.json = json;
    }

    @EventHandler
    void on(ChangeEvent event, EventMessage<ChangeEvent> message, TrackingToken token) {
        ChangeRow row = event instanceof ChangeDrafted drafted ? begun(drafted, message, token) : known(event);
        switch (event) {
            case ChangeDrafted drafted -> {
                row.state = State.DRAFTED.name();
                row.propose(ChangeState.proposal(drafted), drafted.base(), json);
            }
            case ChangeAmended amended -> row.propose(ChangeState.proposal(amended), amended.base(), json);
            case ChangeDiscarded _ -> row.state = State.DISCARDED.name();
            case ChangeCommitted committed -> {
                row.state = State.COMMITTED.name();
                row.revision = committed.revision();
            }
            case ChangeReverted reverted -> {
                row.state = State.REVERTED.name();
                row.revertedBy = reverted.byChange().value();
            }
        }
        row.changedAt = message.getTimestamp();
        rows.merge(row);
    }

    @Override
    public String group() {
        return "change";
    }

    @Override
    public void reset() {
        rows.createQuery("DELETE FROM ChangeRow").executeUpdate();
    }

    private static ChangeRow begun(ChangeDrafted drafted, EventMessage<ChangeEvent> message, TrackingToken token) {
        var row = new ChangeRow();
        row.id = drafted.changeId().value();
        row.cluster = drafted.cluster().value();
        row.author = said(message, "actor");
        row.source = said(message, "source");
        row.draftedAt = message.getTimestamp();
        row.firstIndex = token.position().orElseThrow();
        return row;
    }

    private ChangeRow known(ChangeEvent event) {
        return rows.find(ChangeRow.class, event.changeId().value());
    }

    private static String said(EventMessage<?> message, String key) {
        return String.valueOf(message.getMetaData().get(key));
    }
}
