package dev.breakwater.reach.algebra;

import static dev.breakwater.reach.algebra.Spoken.EVERY;
import static dev.breakwater.reach.algebra.Spoken.HTTP;
import static dev.breakwater.reach.algebra.Spoken.PLAIN;
import static dev.breakwater.reach.algebra.Spoken.PODS;
import static dev.breakwater.reach.algebra.Spoken.closed;
import static dev.breakwater.reach.algebra.Spoken.egress;
import static dev.breakwater.reach.algebra.Spoken.ingress;
import static dev.breakwater.reach.algebra.Spoken.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow is explained by what decides it: the denies that match, else the allows that do, else what closes the end. */
class DecidingTest {
    private static final Clause CLOSED = closed("closed", Direction.INGRESS, "a");
    private static final Clause ALLOW = ingress("allow", Effect.ALLOW, "a", peer("b"), HTTP, PLAIN);
    private static final Clause ALSO = ingress("also", Effect.ALLOW, "a", peer("b"), EVERY, PLAIN);
    private static final Clause OTHER = ingress("other", Effect.ALLOW, "a", peer("c"), EVERY, PLAIN);
    private static final Clause DENY = ingress("deny", Effect.DENY, "a", peer("b"), HTTP, PLAIN);
    private static final Clause SENT = egress("sent", Effect.ALLOW, "b", peer("a"), EVERY, PLAIN);
    private static final Clause SHUT = closed("shut", Direction.EGRESS, "b");

    private static List<Clause> deciding(Topology topology, int port, Clause... clauses) {
        var space = Space.of(topology, List.of(clauses));
        return space.reachability(List.of(clauses))
                .deciding(space.party("w/b"), space.party("w/a"), Protocol.TCP, port);
    }

    private static List<Clause> deciding(int port, Clause... clauses) {
        return deciding(PODS, port, clauses);
    }

    @Test
    void isDeniedByDeniesWhateverAllowsIt() {
        assertThat(deciding(80, CLOSED, ALLOW, ALSO, DENY)).containsExactly(DENY);
    }

    @Test
    void isAllowedByEveryAllowThatMatches() {
        assertThat(deciding(80, CLOSED, ALLOW, ALSO, OTHER)).containsExactly(ALLOW, ALSO);
        assertThat(deciding(81, CLOSED, ALLOW, ALSO, OTHER, DENY)).containsExactly(ALSO);
    }

    @Test
    void isClosedByDefaultDenyWhereNothingMatches() {
        assertThat(deciding(81, CLOSED, ALLOW, OTHER, DENY)).containsExactly(CLOSED);
        assertThat(deciding(80, OTHER)).as("by nothing").isEmpty();
    }

    @Test
    void isDecidedAtBothEnds() {
        assertThat(deciding(80, SHUT, SENT, CLOSED, ALLOW)).containsExactly(SENT, ALLOW);
        assertThat(deciding(80, SHUT, CLOSED, ALLOW)).containsExactly(SHUT, ALLOW);
    }

    @Test
    void isDecidedByNoClauseWhereNothingIsEnforced() {
        var free = new Topology(
                false,
                new AgentOptions(false, false, false, Enforcement.NEVER, true, true),
                PODS.namespaces(),
                PODS.endpoints(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(deciding(free, 80, CLOSED, ALLOW)).isEmpty();
    }
}
