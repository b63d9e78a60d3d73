package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Yaml;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One namespace {@code w} of a tenant with the pods a, b, c and d; policies written as YAML, and clauses written by hand. */
final class Written {
    static final String TENANT = "tenant.io/tenantId";
    static final Topology PODS = Topology.of(
            List.of(new Topology.Namespace("w", Map.of(TENANT, "w"))),
            List.of("a", "b", "c", "d").stream()
                    .map(app -> Endpoint.pod("w", app, Map.of("app", app)))
                    .toList());
    static final PortMatch HTTP = new PortMatch.Range(Protocol.TCP, 80, 80);

    private Written() {}

    static ObjectRef ref(String name) {
        return ObjectKind.CLUSTERWIDE_POLICY.named(name);
    }

    static Manifest policy(String name, String spec) {
        return new Manifest(
                ref(name), new TreeMap<>(Map.of(Manifest.MANAGED_BY, Manifest.BREAKWATER, TENANT, "w")), node(spec));
    }

    static Node node(String yaml) {
        return Node.of(Yaml.document(yaml));
    }

    static Situation situation(List<Manifest> observed, List<Manifest> desired) {
        return Situation.of(observed, desired, PODS, TENANT);
    }

    static FlowOrder.Answer order(List<Manifest> observed, List<Manifest> desired) {
        return FlowOrder.order(situation(observed, desired), PolicyReader.CILIUM);
    }

    static Selector app(String... apps) {
        return Selector.of(new Selector.Requirement("k8s", "app", Selector.Operator.IN, new TreeSet<>(List.of(apps))));
    }

    static Subject pods(String... apps) {
        return new Subject(app(apps), null, false);
    }

    /** What object {@code name} says of ingress to the subject. */
    static Clause ingress(String name, Effect effect, Subject subject, Peer peer, PortMatch port, LayerSeven demand) {
        return new Clause(
                new Clause.Origin(ref(name), "spec"),
                Direction.INGRESS,
                effect,
                subject,
                List.of(peer),
                List.of(port),
                demand);
    }

    static Clause ingress(Effect effect, String to, String from) {
        return ingress(
                "p", effect, pods(to), new Peer.Labelled(app(from)), new PortMatch.Every(), new LayerSeven.None());
    }

    static Change adds(Clause... clauses) {
        return new Change(ref("p"), policy("p", "{}"), Set.of(clauses), Set.of(), false);
    }

    static Change removes(Clause... clauses) {
        return new Change(ref("p"), null, Set.of(), Set.of(clauses), false);
    }

    static Stage stage(Change... changes) {
        return new Stage("a stage", "a reason", List.of(changes), List.of(), Labels.OBSERVED);
    }
}
