package dev.breakwater.console.audit;

import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A record in memory, of which a page is a page; whatever is asked of it is kept. */
final class Recorded implements Events {
    static final String CHANGE = "0198c0de-0000-7000-8000-000000000001";

    final List<AuditedEvent> all = new ArrayList<>();
    final List<EventFilter> asked = new ArrayList<>();
    Runnable afterEachPage = () -> {};

    void happens(String actor, String type, @Nullable String reason) {
        long index = all.size() + 1L;
        all.add(new AuditedEvent(
                index,
                type,
                "policy:tenant-a/mysql",
                actor,
                reason,
                CHANGE,
                7L,
                "api",
                Instant.parse("2026-11-24T02:00:00Z"),
                JsonMapper.shared().readTree("{\"number\":" + index + "}")));
    }

    @Override
    public Page<AuditedEvent> list(Actor actor, EventFilter filter, Order order, @Nullable String after, int limit) {
        asked.add(filter);
        List<AuditedEvent> found = all.stream().filter(said(filter)).toList();
        List<AuditedEvent> ordered = order == Order.OLDEST ? found : found.reversed();
        int begin = after == null ? 0 : Integer.parseInt(after);
        int end = Math.min(ordered.size(), begin + limit);
        Page<AuditedEvent> page =
                new Page<>(ordered.subList(begin, end), end < ordered.size() ? Integer.toString(end) : null);
        afterEachPage.run();
        return page;
    }

    private static Predicate<AuditedEvent> said(EventFilter filter) {
        return event -> (filter.actor() == null || event.actor().equals(filter.actor()))
                && (filter.text() == null
                        || Objects.toString(event.reason(), "").contains(filter.text()));
    }

    @Override
    public AuditedEvent find(Actor actor, long index) {
        return all.stream()
                .filter(event -> event.index() == index)
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("event " + index));
    }
}
