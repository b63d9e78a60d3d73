package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.HTTP;
import static dev.breakwater.planning.flow.Written.PODS;
import static dev.breakwater.planning.flow.Written.adds;
import static dev.breakwater.planning.flow.Written.ingress;
import static dev.breakwater.planning.flow.Written.pods;
import static dev.breakwater.planning.flow.Written.removes;
import static dev.breakwater.planning.flow.Written.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A proof compares every pair of parties and every band of ports, at every moment, with both ends of the plan. */
class ProverTest {
    private static final Relabelling LABELS = Relabelling.of(PODS, List.of());
    private static final Clause CLOSED =
            Clause.defaultDeny(new Clause.Origin(Written.ref("closed"), "spec"), Direction.INGRESS, pods("a"));
    private static final Clause FROM_B = ingress(Effect.ALLOW, "a", "b");
    private static final Clause FROM_C = ingress(Effect.ALLOW, "a", "c");

    private static Clause on(PortMatch port) {
        return ingress("p", Effect.ALLOW, pods("a"), new Peer.Labelled(Written.app("b")), port, new LayerSeven.None());
    }

    private static Prover prover(Set<Clause> from, Set<Clause> to) {
        return Prover.of(LABELS, from, to, Labels.OBSERVED, List.of());
    }

    private static List<Long> cells(Clause clause) {
        return prover(Set.of(clause), Set.of())
                .check(List.of(stage(removes(clause))))
                .cells();
    }

    /** As many as there are pairs of parties, so often. */
    private static long pairs(Clause clause, int bands) {
        long parties = Space.of(PODS, List.of(clause)).parties().size();
        return parties * parties * bands;
    }

    private static List<String> words(List<FlowRow> rows) {
        return rows.stream().map(FlowRow::toString).toList();
    }

    @Test
    void countsPairsOfPartiesTimesBandsOfPorts() {
        Clause everything = on(new PortMatch.Every());
        assertThat(cells(everything)).as("one band each of five protocols").containsExactly(pairs(everything, 5));
        Clause one = on(HTTP);
        assertThat(cells(one)).as("below, at and above one port").containsExactly(pairs(one, 7));
        Clause first = on(new PortMatch.Range(Protocol.TCP, 1, 1));
        assertThat(cells(first)).as("port 0 is a band of its own").containsExactly(pairs(first, 7));
        Clause last = on(new PortMatch.Range(Protocol.TCP, 1024, 65535));
        assertThat(cells(last)).as("up to the last port").containsExactly(pairs(last, 6));
        Clause type = on(new PortMatch.Range(Protocol.ICMP, 255, 255));
        assertThat(cells(type)).as("the last type").containsExactly(pairs(type, 6));
        Clause neighbour = on(new PortMatch.Range(Protocol.TCP, 0, 79));
        assertThat(cells(neighbour)).as("from the first port").containsExactly(pairs(neighbour, 6));
        Clause named = on(new PortMatch.Named(Protocol.TCP, "web"));
        assertThat(cells(named)).as("what a name means is not counted").containsExactly(pairs(named, 5));
    }

    @Test
    void countsThemForEachStage() {
        var stages = List.of(stage(removes(FROM_B)), stage(adds(FROM_C)));
        assertThat(prover(Set.of(CLOSED, FROM_B), Set.of(CLOSED, FROM_C))
                        .check(stages)
                        .cells())
                .hasSize(2)
                .doesNotContain(0L);
    }

    @Test
    void findsWhatIsLostInAnyStage() {
        var prover = prover(Set.of(CLOSED, FROM_B), Set.of(CLOSED, FROM_B, FROM_C));
        var there = List.of(stage(removes(FROM_B)), stage(adds(FROM_B, FROM_C)));
        assertThat(words(prover.check(there).cut())).containsExactly("w app=b -> w app=a, any traffic");
        assertThat(prover.check(there).leaked()).isEmpty();
        assertThat(prover.check(List.of(stage(adds(FROM_C)))).isProven()).isTrue();
    }

    @Test
    void findsWhatIsOpenedInAnyStage() {
        var prover = prover(Set.of(CLOSED), Set.of(CLOSED, FROM_C));
        var open = Prover.of(
                LABELS,
                Set.of(CLOSED),
                Set.of(CLOSED, FROM_C),
                Labels.OBSERVED,
                Prover.clausesOf(List.of(adds(FROM_B))));
        var there = List.of(stage(adds(FROM_B)), stage(removes(FROM_B), adds(FROM_C)));
        assertThat(words(open.check(there).leaked())).containsExactly("w app=b -> w app=a, any traffic");
        assertThat(open.check(there).cut()).isEmpty();
        assertThat(prover.check(List.of(stage(adds(FROM_C)))).isProven()).isTrue();
    }

    @Test
    void findsParsersThatConflictInAnyStage() {
        Clause requests =
                ingress("p", Effect.ALLOW, pods("a"), new Peer.Anybody(), HTTP, new LayerSeven.Http(List.of()));
        Clause names = ingress("q", Effect.ALLOW, pods("a"), new Peer.Anybody(), HTTP, new LayerSeven.Dns(List.of()));
        var prover = prover(Set.of(requests), Set.of(names));
        assertThat(prover.check(List.of(stage(removes(requests), adds(names)))).conflicts())
                .hasSize(1);
        assertThat(prover.check(List.of(stage(removes(requests)), stage(adds(names))))
                        .conflicts())
                .isEmpty();
    }

    @Test
    void saysWhatDiffersBetweenBothEnds() {
        var difference = prover(Set.of(CLOSED, FROM_B), Set.of(CLOSED, FROM_C)).difference();
        assertThat(words(difference.denied())).containsExactly("w app=b -> w app=a, any traffic");
        assertThat(words(difference.allowed())).containsExactly("w app=c -> w app=a, any traffic");
        assertThat(difference.rehandled()).isEmpty();
    }
}
