package dev.breakwater.console.audit;

import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes all that a filter finds and its reader may see, oldest first, page by page; what happens meanwhile is left out. */
record Export(Events events, Actor actor, EventFilter filter, int page) {
    private static final int PAGE = 500;

    Export(Events events, Actor actor, EventFilter filter) {
        this(events, actor, filter, PAGE);
    }

    /** How one event is written. */
    @FunctionalInterface
    interface Form {
        void write(AuditedEvent event) throws IOException;
    }

    void write(Form form) throws IOException {
        List<AuditedEvent> newest =
                events.list(actor, filter, Order.NEWEST, null, 1).items();
        long last = newest.isEmpty() ? 0 : newest.getFirst().index();
        @Nullable String after = null;
        do {
            Page<AuditedEvent> next = events.list(actor, filter, Order.OLDEST, after, page);
            for (AuditedEvent event : next.items()) {
                if (event.index() > last) {
                    return;
                }
                form.write(event);
            }
            after = next.next();
        } while (after != null);
    }
}
