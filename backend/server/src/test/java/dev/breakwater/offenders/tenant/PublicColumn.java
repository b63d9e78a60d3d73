package dev.breakwater.offenders.tenant;

import jakarta.persistence.Column;
import org.jspecify.annotations.Nullable;

/** Breaks the rule that no row leaves its room by an annotated field alone. */
public class PublicColumn {
    @Column
    @Nullable
    String name;
}
