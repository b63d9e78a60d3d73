package dev.breakwater.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * How a sandbox starts.
 *
 * @param folder where its state, credentials and kubeconfig are kept
 * @param port 0 for the one it had before, or any free one
 * @param nodes the nodes it pretends to have, with their labels
 * @param imitatesCilium whether statuses are written as Cilium's operator and agents would
 */
public record SandboxSettings(
        Path folder, int port, Map<String, Map<String, String>> nodes, boolean imitatesCilium, Clock clock) {
    public SandboxSettings {
        nodes = Map.copyOf(nodes);
    }

    /** Three nodes, two of them at the edge, and an imitated Cilium, on the port it had before. */
    public static SandboxSettings in(Path folder) {
        var edge = Map.of("breakwater.dev/bgp", "edge");
        var nodes = Map.of("hk-w1", edge, "hk-w2", edge, "hk-w3", Map.<String, String>of());
        return new SandboxSettings(folder, 0, nodes, true, Clock.systemUTC());
    }

    /** The bare API server, as a cluster without Cilium's operator would be. */
    public SandboxSettings withoutCilium() {
        return new SandboxSettings(folder, port, nodes, false, clock);
    }
}
