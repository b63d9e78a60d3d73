package dev.breakwater.console.live;

/** What can have changed, by the channel on which PostgreSQL says so when the change is committed. */
public enum News {
    /** A change was committed: there is a new revision. */
    REVISIONS("breakwater_revision"),
    /** A draft was kept, amended, discarded or committed. */
    CHANGES("breakwater_change"),
    /** Something moved in the cluster: a step was taken, an object drifted, a session came up. */
    CLUSTER("breakwater_rollout"),
    /** The record grew. */
    EVENTS("breakwater_event"),
    /** Somebody could not sign in. */
    SIGN_INS("breakwater_sign_in");

    private final String channel;

    News(String channel) {
        this.channel = channel;
    }

    String channel() {
        return channel;
    }
}
