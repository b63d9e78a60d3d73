package dev.breakwater.peering;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an advertisement can be asked to do or undergo, by operators alone. */
public sealed interface AdvertisementCommand extends Operation {
    AdvertisementId advertisementId();

    /** Announces a tenant's addresses over exactly these peerings, whatever it was before. */
    record OpenAdvertisement(AdvertisementId advertisementId, SortedMap<PeeringId, SortedSet<Community>> peerings)
            implements AdvertisementCommand {
        public OpenAdvertisement {
            peerings = new AdvertisementIntent(advertisementId, peerings).peerings();
        }
    }

    /** Announces no longer. */
    record CloseAdvertisement(AdvertisementId advertisementId) implements AdvertisementCommand {}

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(advertisementId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of(advertisementId().tenant());
    }

    @Override
    default boolean operatorOnly() {
        return true;
    }

    @Override
    default String sentence() {
        return switch (this) {
            case OpenAdvertisement(var id, var peerings) ->
                "Advertise " + id + " over "
                        + peerings.keySet().stream().map(PeeringId::toString).collect(Collectors.joining(", "));
            case CloseAdvertisement(var id) -> "Close advertisement " + id;
        };
    }

    /** The commands that lead from one intent to another; both absent or equal: none. */
    static List<AdvertisementCommand> between(
            @Nullable AdvertisementIntent before, @Nullable AdvertisementIntent after) {
        if (after == null) {
            return before == null ? List.of() : List.of(new CloseAdvertisement(before.id()));
        }
        return after.equals(before) ? List.of() : List.of(new OpenAdvertisement(after.id(), after.peerings()));
    }
}
