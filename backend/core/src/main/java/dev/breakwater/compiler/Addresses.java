package dev.breakwater.compiler;

import dev.breakwater.cilium.BgpAdvertisement;
import dev.breakwater.cilium.LoadBalancerPool;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.PeeringId;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A tenant's load balancer addresses and where they are announced. These names stay while contents change, so their
 * parts are told apart by dots, which no part contains.
 */
final class Addresses {
    /** On an advertisement: the one peering it is for. Cilium 1.17 lets the last of two that overlap win. */
    static final String PEERING_LABEL = "breakwater.io/peering";

    private final TenantScope scope;

    private Addresses(TenantScope scope) {
        this.scope = scope;
    }

    static Stream<Manifest> of(TenantScope scope) {
        Addresses addresses = new Addresses(scope);
        return Stream.concat(
                scope.snapshot().poolsOf(scope.id()).stream().flatMap(addresses::pool),
                scope.snapshot().advertisementsOf(scope.id()).stream().flatMap(addresses::advertisements));
    }

    private Stream<Manifest> pool(PoolIntent pool) {
        if (pool.blocks().isEmpty()) {
            return Stream.empty();
        }
        var spec = new LoadBalancerPool(pool.blocks(), scope.services()).spec();
        String name = scope.id() + "." + pool.id().name();
        return Stream.of(scope.manifest(ObjectKind.LOAD_BALANCER_POOL, name, Map.of(), spec));
    }

    private Stream<Manifest> advertisements(AdvertisementIntent advertisement) {
        return advertisement.peerings().entrySet().stream()
                .map(over -> advertisement(advertisement, over.getKey(), over.getValue()));
    }

    private Manifest advertisement(
            AdvertisementIntent advertisement, PeeringId peering, SortedSet<Community> communities) {
        String name = scope.id() + "." + advertisement.id().name() + "." + peering;
        return scope.manifest(
                ObjectKind.BGP_ADVERTISEMENT,
                name,
                Map.of(PEERING_LABEL, peering.toString()),
                new BgpAdvertisement(scope.services(), communities).spec());
    }
}
