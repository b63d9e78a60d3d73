package dev.breakwater.offenders.console;

import dev.breakwater.change.ChangeGateway;
import org.jspecify.annotations.Nullable;

/** Planted: a view that acts without asking why. */
public class ActsByItself {
    @Nullable
    ChangeGateway gateway;
}
