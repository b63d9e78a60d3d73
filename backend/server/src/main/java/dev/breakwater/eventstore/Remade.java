package dev.breakwater.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;

/** What commands write in their own transaction, without a processor, and what can still be made again from the first event. */
public interface Remade {

    /** The name to rebuild it by. */
    String group();

    /** Keeps commands from writing until the caller's transaction ends, and deletes all that they have written. */
    Run begin();

    /** One passage through all events, in the order of the store and in one transaction. */
    interface Run {
        /** Writes what the event led to. */
        void on(DomainEventMessage<?> event);

        /** Refuses, with a sentence, what did not come out as it was: then nothing changes. */
        void end();
    }
}
