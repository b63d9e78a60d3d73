package dev.breakwater.offenders.console;

import dev.breakwater.api.wire.Problem;
import org.jspecify.annotations.Nullable;

/** Planted: a view that speaks as the REST API does. */
public class KnowsApi {
    @Nullable
    Problem problem;
}
