package dev.breakwater.peering.advertising;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.peering.AdvertisementCommand.CloseAdvertisement;
import dev.breakwater.peering.AdvertisementCommand.OpenAdvertisement;
import dev.breakwater.peering.AdvertisementEvent;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementClosed;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementOpened;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What is announced of one tenant over which peerings: opened, opened otherwise, closed. */
@Aggregate
class Advertisement {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable AdvertisementIntent intent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenAdvertisement command) {
        if (intent == null || !intent.peerings().equals(command.peerings())) {
            apply(new AdvertisementOpened(command.advertisementId(), command.peerings()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseAdvertisement command) {
        if (stream == null) {
            throw Rejection.notFound("advertisement " + command.advertisementId());
        }
        if (intent != null) {
            apply(new AdvertisementClosed(command.advertisementId()));
        }
    }

    @EventSourcingHandler
    void on(AdvertisementEvent event) {
        intent = AdvertisementEvent.evolve(intent, event);
        stream = "advertisement:" + event.advertisementId();
    }
}
