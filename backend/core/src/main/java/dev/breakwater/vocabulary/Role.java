package dev.breakwater.vocabulary;

/** What a caller may do at all; which tenants it may do it to is in {@link Actor}. */
public enum Role {
    /** Acts for its own tenants and sees nothing of others. */
    OWNER,
    /** Runs the fabric and sees every tenant. */
    OPERATOR,
    /** Sees everything and changes nothing. */
    AUDITOR
}
