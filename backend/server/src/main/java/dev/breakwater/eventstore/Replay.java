package dev.breakwater.eventstore;

import dev.breakwater.eventstore.engine.EventSerializer;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One group's rows made again from every event, in one transaction that also moves the group's position to the head. */
@Component
class Replay {
    private static final int FLUSH_EVERY = 2000;
    private static final String HEAD_AND_GAPS = """
            WITH head AS (SELECT coalesce(max(global_index), 0) AS index FROM domain_event_entry)
            SELECT index, ARRAY(SELECT g FROM generate_series(greatest(index - 10000, 0) + 1, index) AS g
              WHERE NOT EXISTS (SELECT FROM domain_event_entry e WHERE e.global_index = g) ORDER BY g) AS gaps
            FROM head""";
    private static final String EVENTS = """
            SELECT * FROM domain_event_entry WHERE global_index <= ? AND global_index <> ALL (?)
              AND payload_type <> ALL (?) ORDER BY global_index""";

    private final JdbcTemplate jdbc;
    private final EntityManager entities;
    private final EventSerializer serializer;
    private final Configuration axon;
    private final ParameterResolverFactory parameters;

    Replay(
            JdbcTemplate jdbc,
            EntityManager entities,
            EventSerializer serializer,
            @Lazy Configuration axon,
            @Lazy ParameterResolverFactory parameters) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.serializer = serializer;
        this.axon = axon;
        this.parameters = parameters;
    }

    /** From here on no node's batch of this group can commit: its claim is gone. */
    @Transactional
    void takeClaim(String group) {
        int taken = jdbc.update(
                "UPDATE token_entry SET owner = 'rebuild', timestamp = ? WHERE processor_name = ?",
                Instant.now().toString(),
                group);
        if (taken == 0) {
            throw new IllegalStateException("The group '" + group + "' has no position yet: it was never started");
        }
    }

    @Transactional
    long everything(String group, List<Projection> projections) {
        takeAllTheTimeItNeeds();
        jdbc.query("SELECT FROM token_entry WHERE processor_name = ? FOR UPDATE", _ -> {}, group);
        projections.forEach(Projection::reset);
        GapAwareTrackingToken head = head();
        long handled =
                handle(head, projections.stream().map(Projection::gathering).toList());
        jdbc.update("DELETE FROM dead_letter_entry WHERE processing_group = ?", group);
        release(group, head);
        return handled;
    }

    @Transactional
    long everything(Remade written) {
        takeAllTheTimeItNeeds();
        Remade.Run run = written.begin(); // before the head is read: afterwards nobody adds to what it writes
        long handled = each(head(), new String[0], event -> run.on((DomainEventMessage<?>) event), () -> {});
        run.end();
        return handled;
    }

    private void takeAllTheTimeItNeeds() {
        jdbc.query(
                "SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('transaction_timeout',"
                        + " 'statement_timeout', 'idle_in_transaction_session_timeout')",
                _ -> {});
    }

    private GapAwareTrackingToken head() {
        return jdbc.queryForObject(HEAD_AND_GAPS, (row, _) -> {
            var gaps = new ArrayList<Long>();
            for (Object gap : (Object[]) row.getArray("gaps").getArray()) {
                gaps.add((Long) gap);
            }
            return GapAwareTrackingToken.newInstance(row.getLong("index"), gaps);
        });
    }

    private long handle(GapAwareTrackingToken head, List<Projection> projections) {
        var handlers = projections.stream()
                .map(projection -> new AnnotationEventHandlerAdapter(projection, parameters))
                .toList();
        return each(
                head,
                others(handlers),
                event -> handle(event, handlers),
                () -> projections.forEach(Projection::settle));
    }

    private long each(
            GapAwareTrackingToken head, String[] others, Consumer<TrackedEventMessage<?>> handler, Runnable settle) {
        var cursor = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        cursor.setFetchSize(FLUSH_EVERY);
        long handled = 0;
        try (Stream<TrackedEventData<?>> rows = cursor.queryForStream(
                EVENTS, Replay::read, head.getIndex(), head.getGaps().toArray(Long[]::new), others)) {
            var events = EventUtils.upcastAndDeserializeTrackedEvents(rows, serializer, axon.upcasterChain());
            for (var each = events.iterator(); each.hasNext(); ) {
                handler.accept(each.next());
                if (++handled % FLUSH_EVERY == 0) {
                    settle.run();
                    flush();
                }
            }
        }
        settle.run();
        flush();
        return handled;
    }

    /** Known events that none of the handlers wants, so that they are not even read; what is unknown is, and refused. */
    private String[] others(List<AnnotationEventHandlerAdapter> handlers) {
        return serializer.events().entrySet().stream()
                .filter(event -> handlers.stream().noneMatch(handler -> handler.canHandleType(event.getValue())))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private static void handle(TrackedEventMessage<?> event, List<AnnotationEventHandlerAdapter> handlers) {
        for (AnnotationEventHandlerAdapter handler : handlers) {
            try {
                if (handler.canHandle(event)) {
                    handler.handle(event);
                }
            } catch (Exception e) {
                throw new IllegalStateException("The rebuild stopped at event " + event.getIdentifier(), e);
            }
        }
    }

    private void flush() {
        entities.flush();
        entities.clear();
    }

    private void release(String group, GapAwareTrackingToken head) {
        var token = serializer.serialize(head, byte[].class);
        jdbc.update(
                "UPDATE token_entry SET token = ?, token_type = ?, owner = NULL, timestamp = ? WHERE processor_name = ?",
                token.getData(),
                token.getType().getName(),
                Instant.now().toString(),
                group);
    }

    private static TrackedEventData<?> read(ResultSet row, int number) throws SQLException {
        return new TrackedDomainEventData<>(
                GapAwareTrackingToken.newInstance(row.getLong("global_index"), List.of()),
                new GenericDomainEventEntry<>(
                        row.getString("type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        row.getString("time_stamp"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getBytes("payload"),
                        row.getBytes("meta_data")));
    }
}
