package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The spec of a CiliumBGPClusterConfig with one BGP instance on the selected nodes. */
public record BgpClusterConfig(Selector nodes, String instance, Asn localAsn, List<Peer> peers) {

    /** A session; Cilium knows it by name, address and ASN together, so another address deserves another name. */
    public record Peer(String name, IpAddress address, Asn asn, String peerConfig) {
        /** With what the CRD would default, so that what is read back equals what was sent. */
        private Node node() {
            var config = Map.of(
                    "group", Node.text(ObjectKind.BGP_PEER_CONFIG.group()),
                    "kind", Node.text(ObjectKind.BGP_PEER_CONFIG.kind()),
                    "name", Node.text(peerConfig));
            return Node.fields(Map.of(
                    "name", Node.text(name),
                    "peerASN", Node.whole(asn.value()),
                    "peerAddress", Node.text(address),
                    "peerConfigRef", Node.fields(config)));
        }
    }

    public BgpClusterConfig {
        peers = peers.stream().sorted(Comparator.comparing(Peer::name)).toList();
    }

    public Node.Fields spec() {
        var bgp = Node.fields(Map.of(
                "name", Node.text(instance),
                "localASN", Node.whole(localAsn.value()),
                "peers", Node.items(peers.stream().map(Peer::node).toList())));
        return Node.fields(Map.of("nodeSelector", nodes.node(), "bgpInstances", new Node.Items(List.of(bgp))));
    }
}
