package dev.breakwater.vocabulary;

import java.util.Set;

/** Who asks: a name for the record, its roles and, for an owner, its tenants. */
public record Actor(String name, Set<Role> roles, Set<TenantId> tenants) {

    /** What a caller may do at all; to which tenants is said by {@code tenants}. */
    public enum Role {
        /** Acts for its own tenants and sees nothing of others. */
        OWNER,
        /** Runs the fabric and sees every tenant. */
        OPERATOR,
        /** Sees everything and changes nothing. */
        AUDITOR
    }

    /** Breakwater itself, for what no person asks for: expiry. */
    public static final Actor BREAKWATER = new Actor("breakwater", Set.of(Role.OPERATOR), Set.of());

    public Actor {
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }

    public boolean isOperator() {
        return roles.contains(Role.OPERATOR);
    }

    public boolean seesEverything() {
        return isOperator() || roles.contains(Role.AUDITOR);
    }

    public boolean sees(TenantId tenant) {
        return seesEverything() || tenants.contains(tenant);
    }

    public boolean actsFor(TenantId tenant) {
        return isOperator() || (roles.contains(Role.OWNER) && tenants.contains(tenant));
    }
}
