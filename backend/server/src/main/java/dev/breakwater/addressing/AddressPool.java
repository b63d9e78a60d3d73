package dev.breakwater.addressing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.addressing.AddressingCommand.AllotBlock;
import dev.breakwater.addressing.AddressingCommand.ProvidePool;
import dev.breakwater.addressing.AddressingCommand.ReleaseBlock;
import dev.breakwater.addressing.AddressingCommand.WithdrawPool;
import dev.breakwater.addressing.AddressingEvent.BlockAllotted;
import dev.breakwater.addressing.AddressingEvent.BlockReleased;
import dev.breakwater.addressing.AddressingEvent.PoolProvided;
import dev.breakwater.addressing.AddressingEvent.PoolWithdrawn;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One tenant's blocks of load balancer addresses; that no two tenants hold the same is kept by the database. */
@Aggregate
class AddressPool {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable PoolIntent intent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProvidePool command) {
        if (intent == null) {
            apply(new PoolProvided(command.poolId()));
            command.blocks().forEach(block -> allot(command.poolId(), block));
        } else if (!intent.blocks().equals(command.blocks())) {
            throw new Rejection("pool-exists", "The pool " + command.poolId() + " is already there with other blocks")
                    .remedy("Allot or release blocks, or choose another name");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AllotBlock command) {
        existing(command);
        allot(command.poolId(), command.block());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseBlock command) {
        if (existing(command).blocks().contains(command.block())) {
            apply(new BlockReleased(command.poolId(), command.block()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawPool command) {
        if (stream != null && intent == null) {
            return;
        }
        existing(command).blocks().forEach(block -> apply(new BlockReleased(command.poolId(), block)));
        apply(new PoolWithdrawn(command.poolId()));
    }

    @EventSourcingHandler
    void on(AddressingEvent event) {
        intent = AddressingEvent.evolve(intent, event);
        stream = "pool:" + event.poolId();
    }

    private void allot(PoolId id, Cidr block) {
        if (intent == null || intent.blocks().contains(block)) {
            return;
        }
        for (Cidr held : intent.blocks()) {
            if (held.overlaps(block)) {
                throw new Rejection("block-overlaps", "The block " + block + " overlaps " + held + " of the same pool")
                        .remedy("Release " + held + " first, or choose another block");
            }
        }
        apply(new BlockAllotted(id, block));
    }

    private PoolIntent existing(AddressingCommand command) {
        if (intent == null) {
            throw Rejection.notFound("pool " + command.poolId());
        }
        return intent;
    }
}
