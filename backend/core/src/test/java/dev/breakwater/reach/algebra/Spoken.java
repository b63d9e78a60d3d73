package dev.breakwater.reach.algebra;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.List;
import java.util.Map;

/** Clauses in few words, of the pods a, b and c in a namespace {@code w} and d in {@code v}. */
final class Spoken {
    static final Topology PODS = Topology.of(
            List.of(
                    new Topology.Namespace("w", Map.of("tenant", "w")),
                    new Topology.Namespace("v", Map.of("tenant", "v"))),
            List.of(
                    Endpoint.pod("w", "a", Map.of("app", "a")),
                    Endpoint.pod("w", "b", Map.of("app", "b")),
                    Endpoint.pod("w", "c", Map.of("app", "c")),
                    Endpoint.pod("v", "d", Map.of("app", "d"))));
    static final LayerSeven PLAIN = new LayerSeven.None();
    static final PortMatch EVERY = new PortMatch.Every();
    static final PortMatch HTTP = tcp(80, 80);

    private Spoken() {}

    static PortMatch tcp(int first, int last) {
        return new PortMatch.Range(Protocol.TCP, first, last);
    }

    static Selector app(String app) {
        return Selector.of(Requirement.is(new Label("k8s", "app", app)));
    }

    static Peer peer(String app) {
        return new Peer.Labelled(app(app));
    }

    static Clause.Origin origin(String name) {
        return new Clause.Origin(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name), "spec");
    }

    static Clause closed(String name, Direction direction, String app) {
        return Clause.defaultDeny(origin(name), direction, new Subject(app(app), null, false));
    }

    static Clause ingress(String name, Effect effect, String app, Peer from, PortMatch port, LayerSeven demand) {
        return of(name, Direction.INGRESS, effect, app, from, port, demand);
    }

    static Clause egress(String name, Effect effect, String app, Peer to, PortMatch port, LayerSeven demand) {
        return of(name, Direction.EGRESS, effect, app, to, port, demand);
    }

    static Clause of(
            String name, Direction direction, Effect effect, String app, Peer peer, PortMatch port, LayerSeven demand) {
        return new Clause(
                origin(name),
                direction,
                effect,
                new Subject(app(app), null, false),
                List.of(peer),
                List.of(port),
                demand);
    }

    static List<String> words(List<FlowRow> rows) {
        return rows.stream().map(FlowRow::toString).toList();
    }
}
