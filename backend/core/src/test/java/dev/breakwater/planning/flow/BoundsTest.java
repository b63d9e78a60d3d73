package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.TENANT;
import static dev.breakwater.planning.flow.Written.ingress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each end of a flow may have seen any of a stage's writes and not the others, and may know either end by either label. */
class BoundsTest {
    private static final Relabelling NONE = Relabelling.of(Written.PODS, List.of());
    private static final Relabelling MOVING = Relabelling.of(Written.PODS, List.of(Map.of("w", Map.of(TENANT, "v"))));
    private static final Clause OLD_ALLOW = ingress(Effect.ALLOW, "a", "b");
    private static final Clause NEW_ALLOW = ingress(Effect.ALLOW, "a", "c");
    private static final Clause KEPT_ALLOW = ingress(Effect.ALLOW, "a", "d");
    private static final Clause OLD_DENY = ingress(Effect.DENY, "a", "b");
    private static final Clause NEW_DENY = ingress(Effect.DENY, "a", "c");
    private static final Clause KEPT_DENY = ingress(Effect.DENY, "a", "d");

    @Test
    void allowsSurelyWhatStaysAndIsDeniedByNeitherSide() {
        var bounds = Bounds.of(
                NONE,
                Set.of(OLD_ALLOW, KEPT_ALLOW, OLD_DENY, KEPT_DENY),
                0,
                Set.of(NEW_ALLOW, KEPT_ALLOW, NEW_DENY, KEPT_DENY),
                0);
        assertThat(bounds.surely()).containsExactly(Set.of(KEPT_ALLOW, OLD_DENY, NEW_DENY, KEPT_DENY));
        assertThat(bounds.possibly()).containsExactly(Set.of(OLD_ALLOW, NEW_ALLOW, KEPT_ALLOW, KEPT_DENY));
    }

    @Test
    void takesWhatNarrowsDeniesForWhatOpens() {
        Clause narrows = ingress(Effect.REQUIRE_OF_DENY, "a", "b");
        Clause closes = ingress(Effect.REQUIRE, "a", "b");
        var bounds = Bounds.of(NONE, Set.of(), 0, Set.of(narrows, closes), 0);
        assertThat(bounds.surely()).containsExactly(Set.of(closes));
        assertThat(bounds.possibly()).containsExactly(Set.of(narrows));
    }

    @Test
    void mixesBothLabelsOfBothEndsInBothDirections() {
        Clause in = ofTenant(Direction.INGRESS);
        Clause out = ofTenant(Direction.EGRESS);
        var bounds = Bounds.of(MOVING, Set.of(in, out), 0, Set.of(in, out), 1);
        var each = new HashSet<Set<Clause>>();
        var mixed = new HashSet<Set<Clause>>();
        for (int own = 0; own < 2; own++) {
            for (int other = 0; other < 2; other++) {
                each.add(Set.of(MOVING.at(in, own, other), MOVING.at(out, own, other)));
                for (int mine = 0; mine < 2; mine++) {
                    for (int theirs = 0; theirs < 2; theirs++) {
                        mixed.add(Set.of(MOVING.at(in, own, other), MOVING.at(out, mine, theirs)));
                    }
                }
            }
        }
        assertThat(bounds.surely()).hasSize(4).containsExactlyInAnyOrderElementsOf(each);
        assertThat(bounds.possibly()).hasSize(16).containsExactlyInAnyOrderElementsOf(mixed);
    }

    private static Clause ofTenant(Direction direction) {
        var selector = Selector.of(Requirement.exists("k8s", "io.cilium.k8s.namespace.labels." + TENANT));
        return new Clause(
                new Clause.Origin(Written.ref("p"), "spec"),
                direction,
                Effect.ALLOW,
                new Subject(selector, null, false),
                List.of(new Peer.Labelled(selector)),
                List.of(new PortMatch.Every()),
                new LayerSeven.None());
    }

    @Test
    void doNotMixChangesOfPoliciesWithChangesOfLabels() {
        assertThatThrownBy(() -> Bounds.of(MOVING, Set.of(), 0, Set.of(NEW_ALLOW), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
