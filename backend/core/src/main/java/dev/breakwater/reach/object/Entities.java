package dev.breakwater.reach.object;

import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.List;
import java.util.stream.Stream;

/** Cilium's entities and whom they stand for. */
final class Entities {
    private static final List<String> NAMES = List.of(
            "all",
            "world",
            "cluster",
            "host",
            "init",
            "ingress",
            "unmanaged",
            "remote-node",
            "health",
            "none",
            "kube-apiserver");
    private static final List<String> CLUSTER =
            List.of("host", "remote-node", "init", "ingress", "health", "unmanaged", "kube-apiserver");
    /** The name of a cluster that is in no mesh. */
    private static final Label OF_THIS_CLUSTER = new Label(Label.K8S, "io.cilium.k8s.policy.cluster", "default");

    private Entities() {}

    static Stream<Peer> peers(Tree entity) {
        String name = entity.requiredText();
        if (!NAMES.contains(name)) {
            throw Unacceptable.schema(entity.path(), "unsupported entity: " + name)
                    .remedy("One of " + NAMES);
        }
        return switch (name) {
            case "all" -> Stream.of(new Peer.Anybody());
            case "world" -> Stream.of(reserved("world"), reserved("world-ipv4"), reserved("world-ipv6"));
            case "cluster" ->
                Stream.concat(CLUSTER.stream().map(Entities::reserved), Stream.of(labelled(OF_THIS_CLUSTER)));
            default -> Stream.of(reserved(name));
        };
    }

    static Peer reserved(String name) {
        return labelled(Label.reserved(name));
    }

    private static Peer labelled(Label label) {
        return new Peer.Labelled(Selector.of(Requirement.is(label)));
    }
}
