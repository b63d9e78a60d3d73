package dev.breakwater.reach.algebra;

import static dev.breakwater.reach.algebra.Spoken.EVERY;
import static dev.breakwater.reach.algebra.Spoken.HTTP;
import static dev.breakwater.reach.algebra.Spoken.PLAIN;
import static dev.breakwater.reach.algebra.Spoken.PODS;
import static dev.breakwater.reach.algebra.Spoken.closed;
import static dev.breakwater.reach.algebra.Spoken.egress;
import static dev.breakwater.reach.algebra.Spoken.ingress;
import static dev.breakwater.reach.algebra.Spoken.peer;
import static dev.breakwater.reach.algebra.Spoken.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Flows that both ends of a step allow and it may cut, or that both deny and it may leak. */
class StepTest {
    private static final Clause CLOSED = closed("closed", Direction.INGRESS, "a");
    private static final Clause CLOSED_C = closed("closed-c", Direction.INGRESS, "c");
    private static final Clause FROM_B = ingress("from-b", Effect.ALLOW, "a", peer("b"), HTTP, PLAIN);
    private static final Clause FROM_D = ingress("from-d", Effect.ALLOW, "a", peer("d"), EVERY, PLAIN);
    private static final Clause C_FROM_B = ingress("c-from-b", Effect.ALLOW, "c", peer("b"), HTTP, PLAIN);
    private static final Clause NOT_TO_A = egress("not-to-a", Effect.DENY, "b", peer("a"), EVERY, PLAIN);
    private static final Space SPACE = Space.of(PODS, List.of(CLOSED, CLOSED_C, FROM_B, FROM_D, C_FROM_B, NOT_TO_A));

    private static Reachability state(Clause... clauses) {
        return SPACE.reachability(List.of(clauses));
    }

    @Test
    void cutsWhatBothEndsAllowAndItDoesNot() {
        var both = state(CLOSED, FROM_B);
        List<FlowRow> rows = both.cut(both, state(CLOSED));
        assertThat(words(rows)).containsExactly("w app=b -> w app=a, TCP 80");
        assertThat(rows.getFirst().because()).as("what closes it").containsExactly(CLOSED.origin());
        assertThat(both.cut(both, state(CLOSED, FROM_B, FROM_D))).isEmpty();
        assertThat(both.cut(state(CLOSED), state(CLOSED)))
                .as("the end denies it")
                .isEmpty();
    }

    @Test
    void leaksWhatBothEndsDenyAndItAllows() {
        var both = state(CLOSED);
        List<FlowRow> rows = both.leaked(both, state(CLOSED, FROM_D));
        assertThat(words(rows)).containsExactly("v -> w app=a, any traffic");
        assertThat(rows.getFirst().because()).as("what opens it").containsExactly(FROM_D.origin());
        assertThat(both.leaked(state(CLOSED, FROM_D), state(CLOSED, FROM_D)))
                .as("the end allows it")
                .isEmpty();
    }

    @Test
    void cutsAtTheSendersEndAsWell() {
        var both = state(CLOSED, FROM_B);
        assertThat(words(both.cut(both, state(CLOSED, FROM_B, NOT_TO_A))))
                .containsExactly("w app=b -> w app=a, TCP 80");
        assertThat(both.leaked(both, state(CLOSED, FROM_B, NOT_TO_A))).isEmpty();
    }

    /** On a way of many steps each one answers for its own. */
    @Test
    void answersOnlyForEndsThatItHasChangedSinceTheStepBefore() {
        var both = state(CLOSED, FROM_B, CLOSED_C, C_FROM_B);
        var first = state(CLOSED, CLOSED_C, C_FROM_B);
        var second = SPACE.reachability(first, List.of(), List.of(C_FROM_B));
        assertThat(words(both.cut(both, second))).containsExactly("w app=b -> w {app=a, app=c}, TCP 80");
        assertThat(words(both.cut(both, second, first))).containsExactly("w app=b -> w app=c, TCP 80");
        var closed = state(CLOSED, CLOSED_C);
        var opened = state(CLOSED, CLOSED_C, FROM_D);
        var wider = SPACE.reachability(opened, List.of(C_FROM_B), List.of());
        assertThat(closed.leaked(closed, wider)).hasSize(2);
        assertThat(words(closed.leaked(closed, wider, opened))).containsExactly("w app=b -> w app=c, TCP 80");
        assertThat(closed.leaked(closed, wider, wider)).isEmpty();
    }

    @Test
    void cutsRequestsOfOneKindOnly() {
        var get = new LayerSeven.HttpRule("GET", "/a", null, Map.of());
        var post = new LayerSeven.HttpRule("POST", "/a", null, Map.of());
        Clause more = ingress("more", Effect.ALLOW, "a", peer("b"), HTTP, new LayerSeven.Http(List.of(get, post)));
        Clause fewer = ingress("fewer", Effect.ALLOW, "a", peer("b"), HTTP, new LayerSeven.Http(List.of(get)));
        var space = Space.of(PODS, List.of(CLOSED, more, fewer));
        var both = space.reachability(List.of(CLOSED, more));
        List<FlowRow> rows = both.cut(both, space.reachability(List.of(CLOSED, fewer)));
        assertThat(words(rows)).containsExactly("w app=b -> w app=a, TCP 80 (only POST /a)");
        assertThat(rows.getFirst().example().request()).isEqualTo("POST /a");
    }

    @Test
    void isComparedInOneSpaceOnly() {
        var other = Space.of(PODS, List.of(CLOSED)).reachability(List.of(CLOSED));
        assertThatThrownBy(() -> state(CLOSED).differenceTo(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void provesTheIsolationOfOneTenantWhateverOthersDo() {
        var space = Space.of(PODS, List.of());
        var open = space.reachability(List.of());
        assertThat(words(open.crossings("tenant", "w", Set.of())))
                .containsExactly("v -> w, any traffic", "w -> v, any traffic");
        assertThat(words(open.crossings("tenant", "v", Set.of(new Reachability.Agreement("w", "v")))))
                .containsExactly("v -> w, any traffic");
        assertThat(open.crossings("tenant", "u", Set.of())).isEmpty();
    }
}
