package dev.breakwater.addressing;

import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an address pool can be asked to do or undergo, by operators alone. */
public sealed interface AddressingCommand extends Operation {
    PoolId poolId();

    /** Gives a tenant a pool with its first blocks, possibly none. */
    record ProvidePool(PoolId poolId, SortedSet<Cidr> blocks) implements AddressingCommand {
        public ProvidePool {
            blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
        }
    }

    /** Adds a block to a pool. */
    record AllotBlock(PoolId poolId, Cidr block) implements AddressingCommand {}

    /** Takes a block out of a pool. */
    record ReleaseBlock(PoolId poolId, Cidr block) implements AddressingCommand {}

    /** Takes the pool back with all its blocks. */
    record WithdrawPool(PoolId poolId) implements AddressingCommand {}

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(poolId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of(poolId().tenant());
    }

    @Override
    default boolean operatorOnly() {
        return true;
    }

    /** Addresses are asked for by whoever needs them. */
    @Override
    default boolean proposable() {
        return this instanceof ProvidePool || this instanceof AllotBlock;
    }

    @Override
    default String sentence() {
        return switch (this) {
            case ProvidePool(var id, var blocks) -> "Provide pool " + id + " " + listed(blocks);
            case AllotBlock(var id, var block) -> "Allot block " + block + " to pool " + id;
            case ReleaseBlock(var id, var block) -> "Release block " + block + " of pool " + id;
            case WithdrawPool(var id) -> "Withdraw pool " + id;
        };
    }

    /** The commands that lead from one intent to another, releases first; both absent or equal: none. */
    static List<AddressingCommand> between(@Nullable PoolIntent before, @Nullable PoolIntent after) {
        if (after == null) {
            return before == null ? List.of() : List.of(new WithdrawPool(before.id()));
        }
        if (before == null) {
            return List.of(new ProvidePool(after.id(), after.blocks()));
        }
        var path = new ArrayList<AddressingCommand>();
        before.blocks().stream()
                .filter(block -> !after.blocks().contains(block))
                .forEach(block -> path.add(new ReleaseBlock(after.id(), block)));
        after.blocks().stream()
                .filter(block -> !before.blocks().contains(block))
                .forEach(block -> path.add(new AllotBlock(after.id(), block)));
        return List.copyOf(path);
    }

    private static String listed(SortedSet<Cidr> blocks) {
        return blocks.isEmpty()
                ? "without blocks"
                : "with " + blocks.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }
}
