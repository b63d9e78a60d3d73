package dev.breakwater.intent;

import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Set;

/** A tenant's named allow and deny rules for its own endpoints. */
public record PolicyIntent(PolicyId id, PolicySpec spec) implements Intent {
    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of(id.tenant());
    }
}
