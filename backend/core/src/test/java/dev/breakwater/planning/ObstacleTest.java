package dev.breakwater.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Group;
import dev.breakwater.reach.FlowRow.Packet;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Yaml;
import dev.breakwater.vocabulary.Actor;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What cannot be proven is refused with the exact flows, and with what would be needed; carried out on somebody's word only. */
class ObstacleTest {
    private static final FlowRow ROW = new FlowRow(
            new Group("w app=a", List.of()),
            new Group("w app=b", List.of()),
            List.of(new Traffic(Protocol.TCP, 80, 80, List.of())),
            false,
            new Packet("w/a", "w/b", Protocol.TCP, 80, ""),
            List.of());

    @Test
    void namesEveryFlowAndWhatWouldBeNeeded() {
        assertThat(new Obstacle.Cut(List.of(ROW)).sentence())
                .isEqualTo("These flows are allowed before and after, and no order keeps all of them: "
                        + "w app=a -> w app=b, TCP 80");
        assertThat(new Obstacle.Leaked(List.of(ROW, ROW)).sentence())
                .isEqualTo("These flows are denied before and after, and no order keeps all of them closed: "
                        + "w app=a -> w app=b, TCP 80; w app=a -> w app=b, TCP 80");
        assertThat(new Obstacle.Rehandled(List.of(ROW)).sentence())
                .endsWith("move between the plain path and a proxy: w app=a -> w app=b, TCP 80");
        assertThat(new Obstacle.Cut(List.of()).needed()).contains("until a later change");
        assertThat(new Obstacle.Leaked(List.of()).needed()).contains("closing first and opening in a second one");
        assertThat(new Obstacle.Rehandled(List.of()).needed()).contains("A moment in which");
    }

    @Test
    void namesEveryObjectAndWhatWouldBeNeeded() {
        var conflicts = new Obstacle.Unmergeable(List.of("p beside q", "r beside s"));
        assertThat(conflicts.sentence()).endsWith("it cannot merge: p beside q; r beside s");
        assertThat(conflicts.needed()).contains("Withdraw one of the two first");
        ObjectRef ref = ObjectKind.CLUSTERWIDE_POLICY.named("p");
        var unreadable = new Obstacle.Unreadable(List.of(ref, ref));
        assertThat(unreadable.sentence()).isEqualTo("Cilium would refuse " + ref + ", " + ref);
        assertThat(unreadable.needed()).isEqualTo("Objects that Cilium accepts");
    }

    @Test
    void refusesAnInterruptionThatNoOrderAvoidsInItsOwnWords() {
        Refused refused = refused(List.of(bgp(64512)), List.of(bgp(64513)));
        assertThat(refused.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle).isInstanceOf(Obstacle.Interruption.class);
            assertThat(obstacle.sentence())
                    .isEqualTo(refused.foreseen().getFirst().sentence())
                    .contains("another local ASN");
            assertThat(obstacle.needed()).contains("A window for the interruption");
        });
    }

    @Test
    void carriesOutTheBestOrderThereIsOnSomebodysWord() {
        Refused refused = refused(List.of(bgp(64512)), List.of(bgp(64513)));
        var overridden = refused.override(Actor.BREAKWATER, "a window is agreed");
        assertThat(overridden.phases())
                .singleElement()
                .satisfies(phase -> assertThat(phase.title()).isEqualTo("Restart the BGP instance of edge"));
        assertThat(overridden.strategy()).isEqualTo(refused.strategy()).isEqualTo("AT_ONCE");
        assertThat(overridden.outlook()).isEqualTo(refused.outlook());
        assertThat(overridden.foreseen()).hasSize(1);
    }

    private static Refused refused(List<Manifest> observed, List<Manifest> desired) {
        return (Refused) World.plan(observed, desired);
    }

    private static Manifest bgp(int localAsn) {
        Object spec = Yaml.document("""
                nodeSelector: {matchLabels: {bgp: edge}}
                bgpInstances:
                - {name: edge, localASN: %d, peers: [{name: hkix, peerASN: 64701, peerAddress: 10.0.1.1}]}
                """.formatted(localAsn));
        return new Manifest(ObjectKind.BGP_CLUSTER_CONFIG.named("edge"), new TreeMap<>(), Node.of(spec));
    }
}
