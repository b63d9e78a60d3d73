package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.LayerSeven;
import java.util.function.ToIntBiFunction;

/** An entry that matches a flow; for sure or perhaps. */
record Hit(Filter filter, Entry entry, boolean portIsSure) {
    boolean isCertain() {
        return portIsSure && !entry.isUnmodelled();
    }

    String doubt() {
        return entry.layerSeven() instanceof LayerSeven.Unmodelled(var reason, var _)
                ? reason
                : "ports that are spelt differently share a slot in Cilium, and a random one of them counts";
    }

    int piece(int port, ToIntBiFunction<String, Protocol> namedPorts) {
        return Filter.pieceAround(entry.port(), port, namedPorts);
    }
}
