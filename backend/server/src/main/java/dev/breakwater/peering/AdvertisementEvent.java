package dev.breakwater.peering;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.PeeringId;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What has happened to an advertisement. Names and fields are stored for good. */
public sealed interface AdvertisementEvent {
    AdvertisementId advertisementId();

    /** From now on over exactly these peerings, whatever it was before. */
    record AdvertisementOpened(AdvertisementId advertisementId, SortedMap<PeeringId, SortedSet<Community>> peerings)
            implements AdvertisementEvent {}

    record AdvertisementClosed(AdvertisementId advertisementId) implements AdvertisementEvent {}

    /** What is asked for after the event; null when the advertisement is no longer asked for. */
    @SuppressWarnings("unused") // every event of an advertisement says all of it; other families need what was before
    static @Nullable AdvertisementIntent evolve(@Nullable AdvertisementIntent before, AdvertisementEvent event) {
        return switch (event) {
            case AdvertisementOpened(var id, var peerings) -> new AdvertisementIntent(id, peerings);
            case AdvertisementClosed _ -> null;
        };
    }
}
