package dev.breakwater.reach.rule;

/** What a clause does to the flows that it matches. */
public enum Effect {
    /** Opens what default deny would close. */
    ALLOW,
    /** Closes for good: no allow of anybody's opens it again. */
    DENY,
    /** Closes whatever no clause allows, for every peer and port; has no peers and ports of its own. */
    DEFAULT_DENY,
    /**
     * {@code fromRequires}, {@code toRequires}: every narrowed peer of every ALLOW clause of the same endpoint and direction
     * must also be each of these peers, which are all {@link Peer.Labelled}.
     */
    REQUIRE,
    /** The same for the narrowed peers of DENY clauses. */
    REQUIRE_OF_DENY
}
