package dev.breakwater.reach.object;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The L3 members of one item of a rule.
 *
 * @param peers empty where there is no constraint
 * @param isVoid whether the whole item says nothing, ports included
 */
record Peers(List<Peer> peers, boolean isVoid) {
    private static final List<String> KINDS = List.of("Endpoints", "CIDR", "CIDRSet", "Entities", "Nodes", "Groups");
    private static final List<String> EGRESS_KINDS = List.of("Services", "FQDNs");

    static Peers read(Tree item, Direction direction, boolean deny, Scope scope) {
        String side = direction == Direction.INGRESS ? "from" : "to";
        boolean fqdns = direction == Direction.EGRESS
                && !deny
                && !item.at("toFQDNs").items().isEmpty();
        onlyOneKind(item, side, direction == Direction.EGRESS, deny);
        if (!item.at(side + "Nodes").items().isEmpty()
                && !scope.topology().options().nodeSelectorLabels()) {
            throw Unacceptable.cilium(
                    item.path(),
                    "FromNodes/ToNodes rules can only be applied when the \"enable-node-selector-labels\" flag is set");
        }
        var peers = new ArrayList<Peer>();
        item.at(side + "Endpoints").items().forEach(tree -> peers.add(endpoint(tree, scope)));
        item.at(side + "Nodes").items().forEach(tree -> peers.add(node(tree)));
        item.at(side + "CIDR")
                .items()
                .forEach(tree -> CidrPeers.plain(tree, scope.topology()).forEach(peers::add));
        item.at(side + "CIDRSet")
                .items()
                .forEach(tree -> CidrPeers.ruled(tree, scope.topology()).forEach(peers::add));
        item.at(side + "Entities").items().forEach(tree -> Entities.peers(tree).forEach(peers::add));
        if (!item.at(side + "Groups").items().isEmpty()) { // addresses, whichever they are

            peers.add(new Peer.Block(Cidr.parse("0.0.0.0/0"), List.of()));
            peers.add(new Peer.Block(Cidr.parse("::/0"), List.of()));
        }
        if (direction == Direction.EGRESS
                && !deny) { // Cilium translates no service of a deny, which then is for everybody
            item.at("toServices")
                    .items()
                    .forEach(tree -> Services.peers(tree, scope).forEach(peers::add));
        }
        if (fqdns) {
            item.at("toFQDNs").items().forEach(tree -> peers.add(Domains.peer(tree)));
        }
        return new Peers(simplified(peers), isVoid(item, side, fqdns));
    }

    /** A peer that is everybody swallows the others. */
    private static List<Peer> simplified(List<Peer> peers) {
        return peers.contains(new Peer.Anybody()) ? List.of(new Peer.Anybody()) : peers;
    }

    private static void onlyOneKind(Tree item, String side, boolean egress, boolean deny) {
        Stream<String> kinds = egress
                ? Stream.concat(KINDS.stream(), EGRESS_KINDS.stream().filter(kind -> !deny || !kind.equals("FQDNs")))
                : KINDS.stream();
        List<String> used = kinds.filter(kind -> !item.at(side + kind).items().isEmpty())
                .map(kind -> side.substring(0, 1).toUpperCase(Locale.ROOT) + side.substring(1) + kind)
                .toList();
        if (used.size() > 1) {
            throw Unacceptable.cilium(
                            item.path(), "combining " + used.get(0) + " and " + used.get(1) + " is not supported yet")
                    .remedy("Write one item for each: items are alternatives");
        }
    }

    /** An empty list matches nobody; only an empty {@code toFQDNs} is nothing at all, and one that is not empty hides the CIDRs'. */
    private static boolean isVoid(Tree item, String side, boolean fqdns) {
        return item.at(side + "Endpoints").isEmptyList()
                || item.at(side + "Nodes").isEmptyList()
                || (!fqdns
                        && Stream.of("CIDR", "CIDRSet", "Entities")
                                .anyMatch(kind -> item.at(side + kind).isEmptyList()));
    }

    private static Peer endpoint(Tree tree, Scope scope) {
        return new Peer.Labelled(
                scope.complete(SelectorDraft.cilium(tree), true).selector(), true);
    }

    private static Peer node(Tree tree) {
        return new Peer.Labelled(SelectorDraft.cilium(tree)
                .exists(Label.RESERVED + ".remote-node")
                .selector());
    }

    /** What {@code fromRequires} demands of every endpoint peer. */
    static List<Peer> required(Tree item, Direction direction, Scope scope) {
        return item.at(direction == Direction.INGRESS ? "fromRequires" : "toRequires").items().stream()
                .<Peer>map(tree -> new Peer.Labelled(
                        scope.complete(SelectorDraft.cilium(tree), false).selector()))
                .toList();
    }
}
