package dev.breakwater.reach.algebra;

import static dev.breakwater.reach.algebra.Spoken.EVERY;
import static dev.breakwater.reach.algebra.Spoken.HTTP;
import static dev.breakwater.reach.algebra.Spoken.PLAIN;
import static dev.breakwater.reach.algebra.Spoken.PODS;
import static dev.breakwater.reach.algebra.Spoken.closed;
import static dev.breakwater.reach.algebra.Spoken.ingress;
import static dev.breakwater.reach.algebra.Spoken.origin;
import static dev.breakwater.reach.algebra.Spoken.peer;
import static dev.breakwater.reach.algebra.Spoken.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not modelled is never guessed: a flow that depends on it is in doubt, unless another clause decides it for certain. */
class DoubtTest {
    private static final LayerSeven KAFKA = new LayerSeven.Unmodelled("kafka");
    private static final Clause CLOSED = closed("closed", Direction.INGRESS, "a");
    private static final Clause PERHAPS_CLOSED = new Clause(
            origin("perhaps"),
            Direction.INGRESS,
            Effect.DEFAULT_DENY,
            new Subject(Spoken.app("a"), null, false),
            List.of(new Peer.Anybody()),
            List.of(EVERY),
            new LayerSeven.Unmodelled("groups"));
    private static final Clause FROM_B = ingress("from-b", Effect.ALLOW, "a", peer("b"), HTTP, PLAIN);
    private static final Clause PERHAPS_FROM_B = ingress("kafka", Effect.ALLOW, "a", peer("b"), HTTP, KAFKA);
    private static final Clause NOT_FROM_B = ingress("not", Effect.DENY, "a", peer("b"), HTTP, PLAIN);
    private static final Clause PERHAPS_NOT_FROM_B = ingress("not-kafka", Effect.DENY, "a", peer("b"), HTTP, KAFKA);

    private static Passage passage(String from, Clause... clauses) {
        var space = Space.of(PODS, List.of(clauses));
        return space.reachability(List.of(clauses)).ingress(space.party(from), space.party("w/a"), Protocol.TCP, 80);
    }

    private static boolean isInDoubt(Passage passage) {
        return passage.way() == Passage.Way.UNMODELLED;
    }

    @Test
    void isLeftByAllowsAndDeniesThatAreNotModelled() {
        assertThat(isInDoubt(passage("w/b", CLOSED, PERHAPS_FROM_B))).isTrue();
        assertThat(isInDoubt(passage("w/b", CLOSED, FROM_B, PERHAPS_NOT_FROM_B)))
                .isTrue();
        assertThat(isInDoubt(passage("w/c", CLOSED, PERHAPS_FROM_B)))
                .as("another peer")
                .isFalse();
    }

    @Test
    void isDispelledByADenyAndByNoAllow() {
        assertThat(passage("w/b", CLOSED, PERHAPS_FROM_B, NOT_FROM_B)).isEqualTo(Passage.DENIED);
        assertThat(isInDoubt(passage("w/b", CLOSED, PERHAPS_FROM_B, FROM_B))).isTrue();
    }

    @Test
    void isWhetherAnEndIsClosedWhereNothingElseClosesIt() {
        assertThat(isInDoubt(passage("w/c", PERHAPS_CLOSED))).isTrue();
        assertThat(passage("w/c", PERHAPS_CLOSED).requests()).containsExactly(new Request.Unmodelled("groups"));
        assertThat(passage("w/b", PERHAPS_CLOSED, FROM_B)).as("allowed anyway").isEqualTo(Passage.PLAIN);
        assertThat(passage("w/b", PERHAPS_CLOSED, NOT_FROM_B))
                .as("denied anyway")
                .isEqualTo(Passage.DENIED);
        assertThat(passage("w/c", PERHAPS_CLOSED, CLOSED)).as("closed anyway").isEqualTo(Passage.DENIED);
        assertThat(passage("w/b", PERHAPS_CLOSED, PERHAPS_FROM_B).requests())
                .as("both reasons are not needed")
                .containsExactly(new Request.Unmodelled("kafka"));
    }

    @Test
    void isNotWhatAPlainAllowOfTheSamePortMakesOfNames() {
        var names = new LayerSeven.Dns(List.of(new DomainPattern("example.com", false)));
        PortMatch dns = tcp(53, 53);
        Clause asks = ingress("asks", Effect.ALLOW, "a", peer("b"), dns, names);
        Clause same = ingress("same", Effect.ALLOW, "a", peer("b"), dns, PLAIN);
        Clause wider = ingress("wider", Effect.ALLOW, "a", peer("b"), tcp(50, 60), PLAIN);
        assertThat(dns(CLOSED, asks, same).allowsAll()).as("one filter with it").isTrue();
        assertThat(dns(CLOSED, asks, wider).allowsAll())
                .as("a filter of its own")
                .isFalse();
        assertThat(dns(CLOSED, asks).allowsAll()).isFalse();
    }

    private static Passage dns(Clause... clauses) {
        var space = Space.of(PODS, List.of(clauses));
        return space.reachability(List.of(clauses)).ingress(space.party("w/b"), space.party("w/a"), Protocol.TCP, 53);
    }
}
