package dev.breakwater.intent;

import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tenant's load balancer addresses, announced over the given peerings with the given communities (possibly none). */
public record AdvertisementIntent(AdvertisementId id, SortedMap<PeeringId, SortedSet<Community>> peerings)
        implements Intent {
    public AdvertisementIntent {
        var copy = new TreeMap<PeeringId, SortedSet<Community>>();
        peerings.forEach((peering, communities) ->
                copy.put(peering, Collections.unmodifiableSortedSet(new TreeSet<>(communities))));
        peerings = Collections.unmodifiableSortedMap(copy);
        if (peerings.isEmpty()) {
            throw Rejection.invalid("peerings-missing", "An advertisement needs at least one peering")
                    .at("/peerings");
        }
    }

    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of(id.tenant());
    }
}
