package dev.breakwater.compiler;

import dev.breakwater.cilium.BgpClusterConfig;
import dev.breakwater.cilium.BgpPeerConfig;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.Selector;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Name;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The BGP sessions: one cluster config for each instance, one peer config for each peering. */
final class Fabric {
    private Fabric() {}

    static Stream<Manifest> of(List<PeeringIntent> peerings) {
        var byInstance = peerings.stream()
                .collect(Collectors.groupingBy(
                        peering -> peering.instance().name(),
                        TreeMap<Name, List<PeeringIntent>>::new,
                        Collectors.toList()));
        return Stream.concat(
                byInstance.values().stream().map(Fabric::clusterConfig),
                peerings.stream().map(Fabric::peerConfig));
    }

    /** All peerings of one instance say the same of it: the refusals saw to that. */
    private static Manifest clusterConfig(List<PeeringIntent> peerings) {
        PeeringIntent.Instance instance = peerings.getFirst().instance();
        var config = new BgpClusterConfig(
                Selector.labels(instance.nodes().values()),
                instance.name().toString(),
                instance.localAsn(),
                peerings.stream().flatMap(Fabric::peers).toList());
        return manifest(ObjectKind.BGP_CLUSTER_CONFIG, instance.name().toString(), config.spec());
    }

    private static Stream<BgpClusterConfig.Peer> peers(PeeringIntent peering) {
        return peering.addresses().stream()
                .map(address -> new BgpClusterConfig.Peer(
                        peering.id() + "-" + address, address, peering.peerAsn(), "bw-" + peering.id()));
    }

    /** One for each peering, not for each distinct profile, since its label tells whose advertisements to announce. */
    private static Manifest peerConfig(PeeringIntent peering) {
        PeerProfile profile = peering.profile();
        var timers = profile.timers();
        var config = new BgpPeerConfig(
                new BgpPeerConfig.Timers(timers.connectRetrySeconds(), timers.holdSeconds(), timers.keepAliveSeconds()),
                profile.gracefulRestartSeconds(),
                profile.ebgpMultihop(),
                profile.authSecret(),
                announces(peering));
        return manifest(ObjectKind.BGP_PEER_CONFIG, peering.id().toString(), config.spec());
    }

    private static BgpPeerConfig.Announces announces(PeeringIntent peering) {
        return new BgpPeerConfig.Announces(
                peering.profile().families().stream()
                        .map(family -> family.name().toLowerCase(Locale.ROOT))
                        .toList(),
                Selector.labels(Map.of(Addresses.PEERING_LABEL, peering.id().toString())));
    }

    static Manifest manifest(ObjectKind kind, String name, Node spec) {
        return new Manifest(
                kind.named("bw-" + name), new TreeMap<>(Map.of(Manifest.MANAGED_BY, Manifest.BREAKWATER)), spec);
    }
}
