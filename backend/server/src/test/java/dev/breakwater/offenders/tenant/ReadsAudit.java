package dev.breakwater.offenders.tenant;

import dev.breakwater.audit.Events;

/** Breaks the rule that nothing imports audit but the doors. */
public interface ReadsAudit {
    Events events();
}
