package dev.breakwater.planning.fabric;

import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.reach.Topology;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words what is foreseen, for the sessions of one cluster config or one peer config. */
record Notice(List<String> peers, List<String> nodes, List<String> prefixes) {

    static Notice of(Collection<Fabric.Session> sessions, List<String> nodes, List<String> prefixes) {
        return new Notice(Fabric.names(sessions), nodes, prefixes);
    }

    /** The nodes that a selector selects; none when the topology knows no nodes. */
    static List<String> nodes(Topology topology, dev.breakwater.cilium.@Nullable Node selector) {
        return topology.nodes().stream()
                .filter(node -> Tree.selects(selector, node.labels()))
                .map(Topology.Node::name)
                .sorted()
                .toList();
    }

    Foreseen of(Event event, Weight weight, String reason) {
        return new Foreseen(event, weight, peers, nodes, prefixes, sentence(event, weight, reason));
    }

    private String sentence(Event event, Weight weight, String reason) {
        String what = switch (event) {
            case SESSION_OPENED -> "New sessions" + with();
            case SESSION_RESET -> "Sessions are reset" + with();
            case SESSION_CLOSED -> "Sessions are closed" + with();
            case ROUTES_ANNOUNCED -> "Routes are announced" + with();
            case ROUTES_WITHDRAWN -> "Routes are withdrawn" + with();
            case ROUTES_RESENT -> "Routes are sent again, without a reset" + with();
            case ADDRESSES_LOST -> "Services lose their addresses";
        };
        String tail = switch (weight) {
            case ASKED_FOR -> "";
            case BRIDGED -> "; traffic goes on meanwhile";
            case INTERRUPTION -> "; traffic is interrupted, whatever the order";
        };
        return what + on("on", nodes) + on("for", prefixes) + ": " + reason + tail;
    }

    private String with() {
        return on("with", peers);
    }

    private static String on(String word, List<String> things) {
        return things.isEmpty() ? "" : " " + word + " " + String.join(", ", things);
    }
}
