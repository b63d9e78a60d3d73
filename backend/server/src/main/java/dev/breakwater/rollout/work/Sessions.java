package dev.breakwater.rollout.work;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Step;
import dev.breakwater.rollout.BgpSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What BGP sessions have to show around a phase: those that it opens are established before the next one begins, and before others go
 * one of those that stay is. The second is asked anew on each pass, since a plan that was broken off is made anew.
 */
final class Sessions {
    private static final int LOOKS = 30;

    private final Workshop shop;

    Sessions(Workshop shop) {
        this.shop = shop;
    }

    /** Those that stay when others go, if none of them is established: the last one that carries traffic never goes. */
    List<String> missingBefore(Phase phase) {
        List<String> staying = phase.barrier() instanceof Barrier.Drained ? staying(phase) : List.of();
        List<String> missing = missing(staying);
        return missing.size() == staying.size() ? missing : List.of();
    }

    /** Those that have to stand after the phase and do not, although they were given time. */
    List<String> missingAfter(Phase phase) throws InterruptedException {
        if (!(phase.barrier() instanceof Barrier.SessionsUp(var peers))) {
            return List.of();
        }
        Duration look = shop.surroundings().properties().settle();
        List<String> missing = missing(peers);
        for (int i = 0; i < LOOKS && !missing.isEmpty() && look.isPositive(); i++) {
            Thread.sleep(look);
            missing = missing(peers);
        }
        return missing;
    }

    /** Where no agent is nobody ever reports a session. */
    private List<String> missing(List<String> peers) {
        return shop.barrier().hasAgents()
                ? peers.stream().filter(peer -> !isUp(peer)).toList()
                : List.of();
    }

    private boolean isUp(String peer) {
        List<BgpSession> reported = shop.world().sessions().stream()
                .filter(session -> session.peer().equals(peer))
                .toList();
        return !reported.isEmpty()
                && reported.stream().allMatch(session -> session.state().equals("established"));
    }

    private static List<String> staying(Phase phase) {
        return phase.steps().stream()
                .flatMap(step -> step instanceof Step.Put(var manifest, var _) ? peers(manifest) : Stream.empty())
                .toList();
    }

    private static Stream<String> peers(Manifest manifest) {
        return manifest.ref().kind().equals(ObjectKind.BGP_CLUSTER_CONFIG.kind()) && manifest.spec() != null
                ? items(manifest.spec(), "bgpInstances")
                        .flatMap(instance -> items(instance, "peers"))
                        .flatMap(peer ->
                                peer instanceof Node.Fields fields && fields.get("name") instanceof Node.Text(var name)
                                        ? Stream.of(name)
                                        : Stream.empty())
                : Stream.empty();
    }

    private static Stream<Node> items(Node node, String name) {
        return node instanceof Node.Fields fields && fields.get(name) instanceof Node.Items(var values)
                ? values.stream()
                : Stream.empty();
    }
}
