package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Cidr;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The other end of a policy item, in Cilium's words: one kind of peer, always at least one of it. */
public sealed interface PeerSet {

    /** Pods by their identity's labels. */
    record Endpoints(Selector selector) implements PeerSet {}

    /** A block of addresses outside the cluster, whole. */
    record Block(Cidr cidr) implements PeerSet {}

    /** Blocks of addresses outside the cluster with exceptions. */
    record BlocksExcept(List<Except> blocks) implements PeerSet {
        public BlocksExcept {
            blocks = List.copyOf(blocks);
            // on an agent without IPv6, ::/0 in a CIDR set selects all of IPv4
            if (blocks.isEmpty()
                    || blocks.stream().anyMatch(block -> block.cidr.isIpv6() && block.cidr.prefix() == 0)) {
                throw new IllegalArgumentException("not a CIDR set to send: " + blocks);
            }
        }
    }

    /** A block and the parts of it that are left out, possibly none. */
    record Except(Cidr cidr, List<Cidr> except) {
        public Except {
            except = List.copyOf(except);
        }
    }

    /** One DNS name, or one pattern with {@code *}; egress only, never denied. */
    record Fqdn(String name) implements PeerSet {}

    /** One of Cilium's reserved entities. */
    record Entity(String word) implements PeerSet {}

    /** The name of the field that holds it, without {@code from} or {@code to}. */
    private String field() {
        return switch (this) {
            case Endpoints _ -> "Endpoints";
            case Block _ -> "CIDR";
            case BlocksExcept _ -> "CIDRSet";
            case Fqdn _ -> "FQDNs";
            case Entity _ -> "Entities";
        };
    }

    /** The field and its list, for the given side: {@code from} or {@code to}. */
    default Map.Entry<String, Node> node(String side) {
        Node list = switch (this) {
            case Endpoints(var selector) -> new Node.Items(List.of(selector.node()));
            case Block(var cidr) -> Node.texts(List.of(cidr));
            case BlocksExcept(var blocks) ->
                Node.items(blocks.stream().map(PeerSet::node).toList());
            case Fqdn(var name) -> new Node.Items(List.of(nameOrPattern(name)));
            case Entity(var word) -> Node.texts(List.of(word));
        };
        return Map.entry(side + field(), list);
    }

    /** {@code matchName} or {@code matchPattern}, as Cilium tells them apart. */
    static Node nameOrPattern(String name) {
        return Node.fields(name.contains("*") ? "matchPattern" : "matchName", Node.text(name));
    }

    private static Node node(Except block) {
        var fields = new TreeMap<String, Node>(Map.of("cidr", Node.text(block.cidr)));
        if (!block.except.isEmpty()) {
            fields.put("except", Node.texts(block.except));
        }
        return new Node.Fields(fields);
    }
}
