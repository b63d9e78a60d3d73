package dev.breakwater.audit;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import org.jspecify.annotations.Nullable;

/** Everything that has happened, as far as the one who asks may know it. */
public interface Events {
    /** In which direction events are listed. */
    enum Order {
        OLDEST,
        NEWEST
    }

    Page<AuditedEvent> list(Actor actor, EventFilter filter, Order order, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    AuditedEvent find(Actor actor, long index);
}
