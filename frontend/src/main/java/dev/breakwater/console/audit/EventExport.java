package dev.breakwater.console.audit;

import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events, oldest first; what happens meanwhile is left out. */
record EventExport(Events events, Actor actor, EventFilter filter, int page) implements Export<AuditedEvent> {
    private static final int PAGE = 500;

    EventExport(Events events, Actor actor, EventFilter filter) {
        this(events, actor, filter, PAGE);
    }

    @Override
    public String name() {
        return "breakwater-audit";
    }

    @Override
    public List<String> columns() {
        return List.of("index", "at", "actor", "type", "subject", "reason", "change", "revision", "source", "payload");
    }

    @Override
    public @Nullable String[] cells(AuditedEvent event) {
        return new @Nullable String[] {
            Long.toString(event.index()),
            event.at().toString(),
            event.actor(),
            event.type(),
            event.subject(),
            event.reason(),
            event.change(),
            Objects.toString(event.revision(), ""),
            event.source(),
            event.payload().toString()
        };
    }

    @Override
    public void write(Form<AuditedEvent> form) throws IOException {
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
