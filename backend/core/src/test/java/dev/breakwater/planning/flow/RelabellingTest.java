package dev.breakwater.planning.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A namespace whose label changes has the old one and the new one, each under its own key, and keeps its other labels. */
class RelabellingTest {
    private static final Topology TOPOLOGY = Topology.of(
            List.of(
                    new Topology.Namespace("w", Map.of("tenant", "w", "zone", "x")),
                    new Topology.Namespace("v", Map.of("zone", "y")),
                    new Topology.Namespace("u", Map.of("tenant", "u"))),
            List.of(Endpoint.pod("w", "a", Map.of())));

    private static Map<String, String> labels(Relabelling relabelling, int namespace) {
        return relabelling.topology().namespaces().get(namespace).labels();
    }

    @Test
    void keepsEveryVersionOfTheLabelsThatChangeAndNoOthers() {
        var moved = Relabelling.of(
                TOPOLOGY,
                List.of(
                        Map.of("w", Map.of("zone", "x")),
                        Map.of("w", Map.of("tenant", "t", "zone", "x"), "v", Map.of("tenant", "v", "zone", "y"))));
        assertThat(labels(moved, 0)).isEqualTo(Map.of("zone", "x", "tenant@0", "w", "tenant@2", "t"));
        assertThat(labels(moved, 1)).isEqualTo(Map.of("zone", "y", "tenant@2", "v"));
        assertThat(labels(moved, 2)).isEqualTo(Map.of("tenant@0", "u", "tenant@1", "u", "tenant@2", "u"));
        assertThat(moved.topology().endpoints()).isEqualTo(TOPOLOGY.endpoints());
    }

    @Test
    void seesALabelComeAndGo() {
        var comes = Relabelling.of(TOPOLOGY, List.of(Map.of("v", Map.of("zone", "y", "tenant", "v"))));
        assertThat(labels(comes, 1)).isEqualTo(Map.of("zone", "y", "tenant@1", "v"));
        var goes = Relabelling.of(TOPOLOGY, List.of(Map.of("w", Map.of("zone", "x"))));
        assertThat(labels(goes, 0)).isEqualTo(Map.of("zone", "x", "tenant@0", "w"));
    }

    @Test
    void leavesTheTopologyAloneWhereNoLabelChanges() {
        assertThat(Relabelling.of(TOPOLOGY, List.of(Map.of(), Map.of())).topology())
                .isSameAs(TOPOLOGY);
        assertThat(Relabelling.of(TOPOLOGY, List.of(Map.of("w", Map.of("tenant", "w", "zone", "x"))))
                        .topology())
                .isSameAs(TOPOLOGY);
    }
}
