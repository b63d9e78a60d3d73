package dev.breakwater.intent;

import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A tenant with its namespaces; only an approved or suspended one has objects in the cluster. */
public record TenantIntent(
        TenantId id, String description, State state, Isolation isolation, SortedSet<NamespaceName> namespaces)
        implements Intent {

    /** Where a tenant stands in its life; a declined or offboarded one has no intent. */
    public enum State {
        REQUESTED,
        APPROVED,
        SUSPENDED
    }

    /** Whether a tenant's endpoints may talk among themselves without a policy. */
    public enum Isolation {
        /** They may. */
        SHARED,
        /** Not even they, unless a policy says so; needed for L7 rules inside a tenant to restrict anything. */
        STRICT
    }

    public TenantIntent {
        namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    }

    public TenantIntent in(State next) {
        return new TenantIntent(id, description, next, isolation, namespaces);
    }

    public TenantIntent described(String next) {
        return new TenantIntent(id, next, state, isolation, namespaces);
    }

    public TenantIntent isolated(Isolation next) {
        return new TenantIntent(id, description, state, next, namespaces);
    }

    public TenantIntent with(NamespaceName namespace) {
        var more = new TreeSet<>(namespaces);
        more.add(namespace);
        return new TenantIntent(id, description, state, isolation, more);
    }

    public TenantIntent without(NamespaceName namespace) {
        var fewer = new TreeSet<>(namespaces);
        fewer.remove(namespace);
        return new TenantIntent(id, description, state, isolation, fewer);
    }

    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of(id);
    }
}
