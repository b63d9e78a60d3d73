package dev.breakwater.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How a sandbox starts.
 *
 * @param folder where its state, credentials and kubeconfig are kept
 * @param port 0 for the one it had before, or any free one
 * @param nodes the names of the nodes it pretends to have
 * @param imitatesCilium whether statuses are written as Cilium's operator and agents would
 */
public record SandboxSettings(Path folder, int port, List<String> nodes, boolean imitatesCilium, Clock clock) {
    public SandboxSettings {
        nodes = List.copyOf(nodes);
    }

    /** Three nodes and an imitated Cilium, on the port it had before. */
    public static SandboxSettings in(Path folder) {
        return new SandboxSettings(folder, 0, List.of("node-1", "node-2", "node-3"), true, Clock.systemUTC());
    }

    /** The bare API server, as a cluster without Cilium's operator would be. */
    public SandboxSettings withoutCilium() {
        return new SandboxSettings(folder, port, nodes, false, clock);
    }

    public SandboxSettings onPort(int otherPort) {
        return new SandboxSettings(folder, otherPort, nodes, imitatesCilium, clock);
    }
}
