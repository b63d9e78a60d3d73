package dev.breakwater.eventstore.engine;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets those who follow the events stand still before one that cannot be read, as before one that is not there yet: it is
 * asked for again and again, but said only now and then.
 */
class Engine extends JdbcEventStorageEngine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Seldom seldom = new Seldom(Duration.ofMinutes(1));

    Engine(Builder builder) {
        super(builder);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        var events = super.readEvents(token, mayBlock);
        var known = new Known(events.iterator(), token);
        return StreamSupport.stream(
                        Spliterators.<TrackedEventMessage<?>>spliteratorUnknownSize(known, Spliterator.ORDERED), false)
                .onClose(events::close);
    }

    /** None are stored, since aggregates are short: so none are looked for before each load. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return Optional.empty();
    }

    private void tell(SerializationException unreadable, @Nullable TrackingToken last) {
        long position = last == null ? 0 : last.position().orElse(0);
        String sentence = "The processors stand still behind position " + position + ": " + unreadable.getMessage();
        if (seldom.mayBeSaid(sentence)) {
            LOG.error(sentence, unreadable);
        }
    }

    /** The events up to the first that cannot be read. */
    private final class Known implements Iterator<TrackedEventMessage<?>> {
        private final Iterator<? extends TrackedEventMessage<?>> events;
        private @Nullable TrackingToken last;

        Known(Iterator<? extends TrackedEventMessage<?>> events, @Nullable TrackingToken last) {
            this.events = events;
            this.last = last;
        }

        @Override
        public boolean hasNext() {
            try {
                return events.hasNext();
            } catch (SerializationException unreadable) {
                tell(unreadable, last);
                return false;
            }
        }

        @Override
        public TrackedEventMessage<?> next() {
            TrackedEventMessage<?> event = events.next();
            last = event.trackingToken();
            return event;
        }
    }
}
