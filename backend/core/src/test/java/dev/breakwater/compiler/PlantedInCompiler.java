package dev.breakwater.compiler;

import java.time.Instant;
import org.assertj.core.api.Assert;

/** Breaks the rule that the compiler imports no framework, so that the rule can be seen to catch it. */
public interface PlantedInCompiler {
    Assert<?, ?> framework();

    /** Breaks the rule that compilation is pure. */
    interface Clocked {
        Instant now();
    }
}
