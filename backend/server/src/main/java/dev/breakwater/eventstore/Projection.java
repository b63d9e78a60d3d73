package dev.breakwater.eventstore;

/** A read model that its {@code @EventHandler}s keep and that can be made again from the first event. */
public interface Projection {

    /** The processing group, the same as in the class's {@code @ProcessingGroup}. */
    String group();

    /** Deletes every row of this projection, in the transaction of the caller. */
    void reset();

    /** What handles the events of a rebuild: by itself this one, but one that gathers what it writes is faster. */
    default Projection gathering() {
        return this;
    }

    /** Writes what was gathered; asked for now and then during a rebuild, and at its end. */
    default void settle() {}
}
