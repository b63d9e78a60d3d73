package dev.breakwater.cilium;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The spec of a CiliumBGPPeerConfig; in each family it announces the advertisements that carry the given label. */
public record BgpPeerConfig(
        Timers timers,
        @Nullable Integer restartSeconds,
        int ebgpMultihop,
        @Nullable String authSecret,
        Announces announces) {
    private static final int BGP_PORT = 179;

    /** In seconds. */
    public record Timers(int connectRetry, int hold, int keepAlive) {
        private Node node() {
            return Node.fields(Map.of(
                    "connectRetryTimeSeconds", Node.whole(connectRetry),
                    "holdTimeSeconds", Node.whole(hold),
                    "keepAliveTimeSeconds", Node.whole(keepAlive)));
        }
    }

    /** Address families ({@code ipv4}, {@code ipv6}) and the labels of the advertisements for them. */
    public record Announces(List<String> families, Selector advertisements) {
        private Node node() {
            return Node.items(families.stream()
                    .map(family -> Node.fields(Map.of(
                            "afi", Node.text(family),
                            "safi", Node.text("unicast"),
                            "advertisements", advertisements.node())))
                    .toList());
        }
    }

    /** With what the CRD would default, so that what is read back equals what was sent. */
    public Node.Fields spec() {
        var fields = new TreeMap<String, Node>();
        fields.put("transport", Node.fields("peerPort", Node.whole(BGP_PORT)));
        fields.put("timers", timers.node());
        fields.put("ebgpMultihop", Node.whole(ebgpMultihop));
        fields.put("families", announces.node());
        if (authSecret != null) {
            fields.put("authSecretRef", Node.text(authSecret));
        }
        if (restartSeconds != null) {
            fields.put(
                    "gracefulRestart",
                    Node.fields(Map.of("enabled", Node.flag(true), "restartTimeSeconds", Node.whole(restartSeconds))));
        }
        return new Node.Fields(fields);
    }
}
