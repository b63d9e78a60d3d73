package dev.breakwater.change.drafting;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a change stands by its own events: what the gateway decides on, since lists may lag behind. */
@Component
public class Drafts {
    private final EventStore events;

    Drafts(EventStore events) {
        this.events = events;
    }

    public ChangeState find(ChangeId id) {
        return look(id).orElseThrow(() -> Rejection.notFound("change " + id));
    }

    /** Whether this actor drafted it, whoever amended it since. */
    boolean isBy(Actor actor, ChangeId id) {
        var stream = events.readEvents(ChangeCommand.stream(id));
        return stream.hasNext()
                && actor.name().equals(stream.next().getMetaData().get("actor"));
    }

    private Optional<ChangeState> look(ChangeId id) {
        @Nullable ChangeState state = null;
        var stream = events.readEvents(ChangeCommand.stream(id));
        while (stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            state = ChangeState.evolve(state, (ChangeEvent) event.getPayload());
        }
        return Optional.ofNullable(state);
    }
}
