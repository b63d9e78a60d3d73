package dev.breakwater.eventstore;

/** A read model that its {@code @EventHandler}s keep and that can be made again from the first event. */
public interface Projection {

    /** The processing group, the same as in the class's {@code @ProcessingGroup}. */
    String group();

    /** Deletes every row of this projection, in the transaction of the caller. */
    void reset();
}
