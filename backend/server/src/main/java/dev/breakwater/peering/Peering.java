package dev.breakwater.peering;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand.ConnectPeer;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.peering.PeeringCommand.MovePeer;
import dev.breakwater.peering.PeeringCommand.ReprofilePeer;
import dev.breakwater.peering.PeeringEvent.PeerConnected;
import dev.breakwater.peering.PeeringEvent.PeerDisconnected;
import dev.breakwater.peering.PeeringEvent.PeerMoved;
import dev.breakwater.peering.PeeringEvent.PeerReprofiled;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One upstream router: connected, talked to in another way, moved, disconnected, and possibly connected again. */
@Aggregate
class Peering {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable PeeringIntent intent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConnectPeer command) {
        var wanted = new PeeringIntent(
                command.peeringId(), command.instance(), command.peerAsn(), command.addresses(), command.profile());
        if (intent == null) {
            apply(new PeerConnected(
                    wanted.id(), wanted.instance(), wanted.peerAsn(), wanted.addresses(), wanted.profile()));
        } else if (!intent.equals(wanted)) {
            throw new Rejection("peering-exists", "The peering " + command.peeringId() + " is already there")
                    .remedy("Move or reprofile it, or choose another name");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReprofilePeer command) {
        if (!existing(command).profile().equals(command.profile())) {
            apply(new PeerReprofiled(command.peeringId(), command.profile()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MovePeer command) {
        var moved = new PeerMoved(command.peeringId(), command.instance(), command.peerAsn(), command.addresses());
        var before = existing(command);
        if (!before.equals(PeeringEvent.evolve(before, moved))) {
            apply(moved);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisconnectPeer command) {
        if (stream == null || intent != null) {
            existing(command);
            apply(new PeerDisconnected(command.peeringId()));
        }
    }

    @EventSourcingHandler
    void on(PeeringEvent event) {
        intent = PeeringEvent.evolve(intent, event);
        stream = "peering:" + event.peeringId();
    }

    private PeeringIntent existing(PeeringCommand command) {
        if (intent == null) {
            throw Rejection.notFound("peering " + command.peeringId());
        }
        return intent;
    }
}
