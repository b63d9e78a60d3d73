package dev.breakwater.change;

import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** Which revisions: what is null is not asked; {@code text} is a part of a reason, a ticket or a subject, however it is written. */
public record RevisionFilter(
        @Nullable TenantId tenant,
        @Nullable String actor,
        @Nullable String text) {
    public static final RevisionFilter ALL = new RevisionFilter(null, null, null);

    public static RevisionFilter of(TenantId tenant) {
        return new RevisionFilter(tenant, null, null);
    }
}
