package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.eventstore.DeadLetters;
import dev.breakwater.eventstore.ParkedEvent;
import dev.breakwater.eventstore.ProcessorStanding;
import dev.breakwater.eventstore.Processors;
import dev.breakwater.eventstore.Rebuild;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What read models could not take in, and how to make them anew. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class StoreApi {
    private final DeadLetters letters;
    private final Rebuild rebuild;
    private final Processors processors;

    /** An event that waits for its cause to go away; the cause stands at the first of its sequence. */
    record Letter(
            String group,
            String sequence,
            long position,
            String eventId,
            String type,
            Instant parkedAt,
            @Nullable String cause) {
        static Letter of(ParkedEvent event) {
            return new Letter(
                    event.group(),
                    event.sequence(),
                    event.position(),
                    event.eventId(),
                    event.type(),
                    event.parkedAt(),
                    event.cause());
        }

        /** Orders letters by group and place in the store. */
        private String key() {
            return "%s/%019d".formatted(group, position);
        }
    }

    /** How many events were handled anew. */
    record Rebuilt(long events) {}

    StoreApi(DeadLetters letters, Rebuild rebuild, Processors processors) {
        this.letters = letters;
        this.rebuild = rebuild;
        this.processors = processors;
    }

    @GetMapping("/processors")
    @Allowed({OPERATOR, AUDITOR})
    @Operation(
            operationId = "showProcessors",
            summary = "List who follows the events, how far each has come, and the event of unknown type that stops it")
    Paging.Listed<ProcessorStanding> processors() {
        return new Paging.Listed<>(processors.all(), null);
    }

    @GetMapping("/dead-letters")
    @Allowed({OPERATOR, AUDITOR})
    @Operation(operationId = "listDeadLetters", summary = "List events that a read model could not take in")
    ResponseEntity<Paging.Listed<Letter>> list(Paging paging) {
        String after = Page.keyOf(paging.after());
        List<Letter> following = letters.all().stream()
                .map(Letter::of)
                .filter(letter -> letter.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(Letter::key))
                .limit(paging.limit() + 1L)
                .toList();
        return Paging.answer(Page.of(following, paging.limit(), Letter::key));
    }

    @PostMapping("/dead-letters/{group}/retry")
    @Allowed(OPERATOR)
    @Operation(
            operationId = "retryDeadLetters",
            summary = "Try a group's parked events again; answers what stays parked")
    Paging.Listed<Letter> retry(@PathVariable String group, @RequestParam(required = false) @Nullable String sequence) {
        List<String> sequences = letters.all().stream()
                .filter(event -> event.group().equals(group))
                .map(ParkedEvent::sequence)
                .filter(each -> sequence == null || sequence.equals(each))
                .distinct()
                .toList();
        if (sequences.isEmpty()) {
            throw Rejection.notFound("parked event of that group and sequence");
        }
        return listed(sequences.stream()
                .flatMap(each -> letters.retry(group, each).stream())
                .toList());
    }

    @PostMapping("/projections/rebuild")
    @Allowed(OPERATOR)
    @Operation(operationId = "rebuildProjections", summary = "Make read models anew from the first event")
    Rebuilt rebuild(@RequestParam(required = false) @Nullable String group) {
        if (group == null) {
            return new Rebuilt(rebuild.rebuild());
        }
        if (!rebuild.groups().contains(group)) {
            throw Rejection.notFound("projection of that name")
                    .remedy("There are "
                            + String.join(
                                    ", ", rebuild.groups().stream().sorted().toList()));
        }
        return new Rebuilt(rebuild.rebuild(group));
    }

    private static Paging.Listed<Letter> listed(List<ParkedEvent> events) {
        return new Paging.Listed<>(events.stream().map(Letter::of).toList(), null);
    }
}
