package dev.breakwater.offenders.tenant;

import dev.breakwater.change.ChangeGateway;

/** Breaks the rule that an owning room knows nothing of what follows from its events. */
public interface CommitsByItself {
    ChangeGateway gateway();
}
