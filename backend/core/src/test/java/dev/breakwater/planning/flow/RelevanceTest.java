package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.app;
import static dev.breakwater.planning.flow.Written.ingress;
import static dev.breakwater.planning.flow.Written.pods;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import dev.breakwater.vocabulary.Cidr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A proof leaves out what no changed flow can meet, and nothing else. */
class RelevanceTest {
    private static final Clause CHANGED = ingress(Effect.ALLOW, "a", "b");

    private static boolean concerns(Clause clause, Clause changed) {
        return Relevance.of(Set.of(clause), Set.of(changed)).contains(clause);
    }

    private static Clause from(Peer peer) {
        return ingress("q", Effect.DENY, pods("c"), peer, new PortMatch.Every(), new LayerSeven.None());
    }

    private static Clause to(Requirement... requirements) {
        var subject = new Subject(Selector.of(requirements), null, false);
        return ingress(
                "q", Effect.DENY, subject, new Peer.Labelled(app("c")), new PortMatch.Every(), new LayerSeven.None());
    }

    private static Requirement says(String key, Operator operator, String... values) {
        return new Requirement("k8s", key, operator, new TreeSet<>(List.of(values)));
    }

    @Test
    void keepsWhatSelectsAChangedEnd() {
        assertThat(concerns(ingress(Effect.DENY, "a", "c"), CHANGED)).isTrue();
        assertThat(concerns(ingress(Effect.DENY, "d", "c"), CHANGED)).isFalse();
    }

    @Test
    void keepsWhatSpeaksOfAChangedEndAsTheOther() {
        assertThat(concerns(ingress(Effect.DENY, "c", "a"), CHANGED)).isTrue();
        assertThat(concerns(from(new Peer.Anybody()), CHANGED)).isTrue();
        assertThat(concerns(from(new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of())), CHANGED))
                .as("a changed end is a pod, and no address of a pod is meant by a block")
                .isFalse();
        assertThat(concerns(from(new Peer.Fqdn(new DomainPattern("*", true))), CHANGED))
                .isFalse();
    }

    @Test
    void keepsEveryDefaultDeny() {
        var closed = Clause.defaultDeny(CHANGED.origin(), Direction.EGRESS, pods("d"));
        assertThat(concerns(closed, CHANGED)).isTrue();
    }

    @Test
    void keepsEverythingWhereNodesChange() {
        var nodes = new Subject(app("a"), null, true);
        var changed = Clause.defaultDeny(CHANGED.origin(), Direction.INGRESS, nodes);
        assertThat(concerns(ingress(Effect.DENY, "d", "c"), changed)).isTrue();
    }

    @Test
    void leavesOutWhatNoLabelsSatisfyTogether() {
        assertThat(concerns(to(says("app", Operator.IN, "b", "c")), CHANGED)).isFalse();
        assertThat(concerns(to(says("app", Operator.NOT_IN, "a")), CHANGED)).isFalse();
        assertThat(concerns(to(says("app", Operator.NOT_IN, "a", "b")), CHANGED))
                .isFalse();
        assertThat(concerns(to(says("app", Operator.DOES_NOT_EXIST)), CHANGED)).isFalse();
        assertThat(concerns(to(says("tier", Operator.EXISTS), says("app", Operator.IN, "b")), CHANGED))
                .as("one of two")
                .isFalse();
    }

    @Test
    void keepsWhatSomeLabelsSatisfyTogether() {
        assertThat(concerns(to(says("app", Operator.IN, "a", "b")), CHANGED)).isTrue();
        assertThat(concerns(to(says("app", Operator.NOT_IN, "b")), CHANGED)).isTrue();
        assertThat(concerns(to(says("app", Operator.EXISTS)), CHANGED)).isTrue();
        assertThat(concerns(to(says("tier", Operator.IN, "b")), CHANGED))
                .as("another key")
                .isTrue();
        assertThat(concerns(to(Requirement.doesNotExist("container", "app")), CHANGED))
                .as("a label of another source may be missing")
                .isTrue();
        assertThat(concerns(to(), CHANGED)).as("everybody").isTrue();
    }

    @Test
    void looksAtEitherOfTwoSelectorsForWhatTheOtherExcludes() {
        var absent = to(says("app", Operator.DOES_NOT_EXIST));
        assertThat(concerns(CHANGED, absent)).isFalse();
        assertThat(concerns(to(says("app", Operator.NOT_IN, "a")), to(says("app", Operator.NOT_IN, "a"))))
                .as("neither demands a value")
                .isTrue();
    }

    @Test
    void looksAtEveryChangedClause() {
        var far = ingress(Effect.DENY, "d", "c");
        assertThat(Relevance.of(Set.of(far, CHANGED), Set.of(CHANGED, ingress(Effect.ALLOW, "c", "b"))))
                .containsExactlyInAnyOrder(far, CHANGED);
        assertThat(Relevance.of(Set.of(far, CHANGED), Set.of())).isEmpty();
    }
}
