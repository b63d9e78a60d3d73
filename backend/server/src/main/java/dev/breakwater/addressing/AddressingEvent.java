package dev.breakwater.addressing;

import dev.breakwater.intent.PoolIntent;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has happened to an address pool. Names and fields are stored for good. */
public sealed interface AddressingEvent {
    PoolId poolId();

    record PoolProvided(PoolId poolId) implements AddressingEvent {}

    record BlockAllotted(PoolId poolId, Cidr block) implements AddressingEvent {}

    record BlockReleased(PoolId poolId, Cidr block) implements AddressingEvent {}

    record PoolWithdrawn(PoolId poolId) implements AddressingEvent {}

    /** What is asked for after the event; null when the pool is no longer asked for. */
    static @Nullable PoolIntent evolve(@Nullable PoolIntent before, AddressingEvent event) {
        return switch (event) {
            case PoolProvided(var id) -> new PoolIntent(id, new TreeSet<>());
            case BlockAllotted allotted -> existing(before, event).with(allotted.block());
            case BlockReleased released -> existing(before, event).without(released.block());
            case PoolWithdrawn _ -> null;
        };
    }

    private static PoolIntent existing(@Nullable PoolIntent before, AddressingEvent event) {
        return Objects.requireNonNull(before, () -> "No pool stands before " + event);
    }
}
