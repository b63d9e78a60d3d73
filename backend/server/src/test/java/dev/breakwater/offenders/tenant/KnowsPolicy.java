package dev.breakwater.offenders.tenant;

import dev.breakwater.policy.PolicyEvent;

/** Breaks the rule that an owning room knows no other owning room. */
public interface KnowsPolicy {
    PolicyEvent event();
}
