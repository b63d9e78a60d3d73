package dev.breakwater.intent;

import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** BGP sessions with one upstream router, one for each of its addresses. */
public record PeeringIntent(
        PeeringId id, Instance instance, Asn peerAsn, SortedSet<IpAddress> addresses, PeerProfile profile)
        implements Intent {

    /** The BGP instance (virtual router) on our side; all peerings of one instance say the same of it. */
    public record Instance(Name name, Asn localAsn, Labels nodes) {
        public Instance {
            if (nodes.isEmpty()) {
                throw Rejection.invalid("nodes-missing", "A BGP instance needs node labels: none would mean every node")
                        .at("/nodes");
            }
            if (nodes.values().containsKey("kubernetes.io/hostname")) {
                throw Rejection.invalid(
                                "nodes-by-hostname",
                                "Select nodes by a label of your own, not by kubernetes.io/hostname")
                        .at("/nodes");
            }
        }
    }

    public PeeringIntent {
        addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
        if (addresses.isEmpty() || addresses.size() > 8) {
            throw Rejection.invalid("addresses-count", "A peering needs 1 to 8 peer addresses")
                    .at("/addresses");
        }
    }

    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of();
    }
}
