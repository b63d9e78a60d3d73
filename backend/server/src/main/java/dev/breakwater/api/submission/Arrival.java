package dev.breakwater.api.submission;

/** Whether what was just written can be read: lists and details must not deny what a caller was told is done. */
interface Arrival {
    /** Waits a bounded time for the read models to have seen the event at this global index; false when they have not. */
    boolean await(long position);
}
