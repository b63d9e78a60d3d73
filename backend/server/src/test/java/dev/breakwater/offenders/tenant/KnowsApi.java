package dev.breakwater.offenders.tenant;

import dev.breakwater.api.wire.Allowed;

/** Breaks the rule that nothing imports api. */
public interface KnowsApi {
    @Allowed({})
    void served();
}
