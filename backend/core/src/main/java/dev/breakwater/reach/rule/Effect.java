package dev.breakwater.reach.rule;

/** What a clause does to the flows that it matches. */
public enum Effect {
    /** Opens what default deny would close. */
    ALLOW,
    /** Closes for good: no allow of anybody's opens it again. */
    DENY,
    /** Closes whatever no clause allows, for every peer and port; has no peers and ports of its own. */
    DEFAULT_DENY
}
