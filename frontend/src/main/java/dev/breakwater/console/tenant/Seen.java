package dev.breakwater.console.tenant;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.TenantId;

/** A tenant and all that belongs to it at one revision; {@code past} when that is not the newest. */
record Seen(TenantIntent tenant, IntentSnapshot snapshot, long revision, boolean past) {
    TenantId id() {
        return tenant.id();
    }
}
