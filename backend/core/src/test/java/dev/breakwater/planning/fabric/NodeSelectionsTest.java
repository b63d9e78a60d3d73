package dev.breakwater.planning.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nodes that a cluster config no longer selects go after those that it newly selects have come. */
class NodeSelectionsTest {
    private static final List<String> PEERS = List.of("hkix");
    private static final List<String> PREFIXES = List.of("203.0.113.0/28");

    private static Topology nodes(String... racks) {
        var nodes = new ArrayList<Topology.Node>();
        for (String rack : racks) {
            nodes.add(new Topology.Node(rack + nodes.size(), Map.of("rack", rack, "site", "s"), null, null, false));
        }
        return new Topology(
                false, AgentOptions.DEFAULT, List.of(), List.of(), nodes, List.of(), List.of(), List.of(), List.of());
    }

    private static Manifest config(Map<String, Object> spec) {
        var ref = new ObjectRef("cilium.io", "CiliumBGPClusterConfig", null, "edge");
        return new Manifest(ref, new TreeMap<>(), Node.of(spec));
    }

    private static Manifest selecting(Object selector) {
        return config(Map.of("nodeSelector", selector));
    }

    private static Manifest labelled(Map<String, String> labels) {
        return selecting(Map.of("matchLabels", labels));
    }

    private static Manifest rack(String rack) {
        return labelled(Map.of("rack", rack));
    }

    private static NodeSelections between(Manifest there, Manifest wanted) {
        return new NodeSelections(there, wanted, nodes("a", "a", "b"));
    }

    private static Manifest expression(String key) {
        return selecting(Map.of("matchExpressions", List.of(Map.of("key", key, "operator", "Exists"))));
    }

    @Test
    void unitesOneLabelWithOneOfTheSameKey() {
        assertThat(between(rack("b"), rack("a")).union())
                .isEqualTo(Node.of(Map.of(
                        "matchExpressions",
                        List.of(Map.of("key", "rack", "operator", "In", "values", List.of("a", "b"))))));
    }

    @Test
    void unitesNothingElse() {
        assertThat(between(rack("a"), rack("a")).union()).as("the same").isNull();
        assertThat(between(rack("a"), labelled(Map.of("site", "s"))).union())
                .as("another key")
                .isNull();
        assertThat(between(rack("a"), labelled(Map.of("rack", "b", "site", "s")))
                        .union())
                .as("two labels after")
                .isNull();
        assertThat(between(labelled(Map.of("rack", "a", "site", "s")), labelled(Map.of("rack", "b", "site", "s")))
                        .union())
                .as("two labels in both")
                .isNull();
        assertThat(between(expression("rack"), rack("a")).union())
                .as("an expression before")
                .isNull();
        assertThat(between(rack("a"), expression("rack")).union())
                .as("an expression after")
                .isNull();
        var both = selecting(Map.of(
                "matchLabels",
                Map.of("rack", "b"),
                "matchExpressions",
                List.of(Map.of("key", "site", "operator", "Exists"))));
        assertThat(between(rack("a"), both).union())
                .as("labels and expressions")
                .isNull();
        assertThat(between(both, rack("a")).union())
                .as("labels and expressions")
                .isNull();
        assertThat(between(config(Map.of()), rack("a")).union())
                .as("no selector before")
                .isNull();
    }

    @Test
    void knowsWhoComesAndWhoStays() {
        var selections = between(rack("a"), rack("b"));
        assertThat(selections.same()).isFalse();
        assertThat(selections.after()).containsExactly("b2");
        assertThat(selections.gained()).containsExactly("b2");
        var more = between(rack("a"), labelled(Map.of("site", "s")));
        assertThat(more.after()).containsExactly("a0", "a1", "b2");
        assertThat(more.gained()).containsExactly("b2");
        assertThat(between(rack("a"), rack("a")).same()).isTrue();
        assertThat(between(rack("a"), rack("a")).gained()).isEmpty();
        assertThat(between(config(Map.of()), config(Map.of())).same()).isTrue();
    }

    @Test
    void hasBothForAWhileWhereTheyCanBeUnited() {
        assertThat(between(rack("a"), rack("b")).both()).containsExactly("a0", "a1", "b2");
        assertThat(between(rack("a"), rack("b")).meanwhile()).containsExactly("a0", "a1", "b2");
        var another = between(labelled(Map.of("site", "s")), rack("b"));
        assertThat(another.both()).containsExactly("a0", "a1", "b2");
        assertThat(another.meanwhile()).containsExactly("b2");
    }

    @Test
    void bridgesNodesThatGoByThoseThatHaveCome() {
        var foreseen = between(rack("a"), rack("b")).narrowed(PEERS, PREFIXES);
        assertThat(foreseen.event()).isEqualTo(Event.SESSION_CLOSED);
        assertThat(foreseen.weight()).isEqualTo(Weight.BRIDGED);
        assertThat(foreseen.nodes()).containsExactly("a0", "a1");
        assertThat(foreseen.peers()).isEqualTo(PEERS);
        assertThat(foreseen.prefixes()).isEqualTo(PREFIXES);
        assertThat(foreseen.sentence()).contains("others announce by then");
    }

    @Test
    void interruptsWhereTheSelectionsCannotBeUnited() {
        var foreseen = between(labelled(Map.of("site", "s")), rack("b")).narrowed(PEERS, PREFIXES);
        assertThat(foreseen.event()).isEqualTo(Event.SESSION_CLOSED);
        assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
        assertThat(foreseen.nodes()).containsExactly("a0", "a1");
        assertThat(foreseen.sentence()).contains("nodes are no longer selected").doesNotContain("others announce");
    }

    @Test
    void closesNothingWhereNoNodeGoes() {
        var foreseen = between(rack("a"), labelled(Map.of("site", "s"))).narrowed(PEERS, PREFIXES);
        assertThat(foreseen.event()).isEqualTo(Event.SESSION_OPENED);
        assertThat(foreseen.weight()).isEqualTo(Weight.ASKED_FOR);
        assertThat(foreseen.nodes()).isEmpty();
    }

    @Test
    void expectsTheWorstWhereNoNodeIsKnown() {
        var foreseen = new NodeSelections(rack("a"), labelled(Map.of("site", "s")), nodes()).narrowed(PEERS, PREFIXES);
        assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
        assertThat(new NodeSelections(rack("a"), rack("b"), nodes())
                        .narrowed(PEERS, PREFIXES)
                        .weight())
                .isEqualTo(Weight.BRIDGED);
    }
}
