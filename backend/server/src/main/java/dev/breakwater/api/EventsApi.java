package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has happened: each event with who asked for it, why and when. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "events")
class EventsApi {
    private final Events events;

    EventsApi(Events events) {
        this.events = events;
    }

    @GetMapping
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listEvents", summary = "List what has happened, oldest first unless asked otherwise")
    ResponseEntity<Paging.Listed<AuditedEvent>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(name = "actor", required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable ChangeId change,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) Events.@Nullable Order order,
            Paging paging) {
        var filter = new EventFilter(tenant, by, change, subject, type, source, from, until, text);
        var wanted = order == null ? Events.Order.OLDEST : order;
        return Paging.answer(events.list(actor, filter, wanted, paging.after(), paging.limit()));
    }
}
