package dev.breakwater.offenders.console;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Planted: a view that reads rows itself. */
public class SpeaksSql {
    @Nullable
    EntityManager rows;
}
