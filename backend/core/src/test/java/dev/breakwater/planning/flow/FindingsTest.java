package dev.breakwater.planning.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Group;
import dev.breakwater.reach.FlowRow.Packet;
import dev.breakwater.reach.Protocol;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of several orders that are not proven the one is the best that opens least, and then the one that loses least. */
class FindingsTest {
    private static final FlowRow ROW = row(false);

    private static FlowRow row(boolean rehandled) {
        var end = new Group("w", List.of());
        return new FlowRow(end, end, List.of(), rehandled, new Packet("a", "b", Protocol.TCP, 80, ""), List.of());
    }

    private static Findings findings(int cut, int leaked, int conflicts) {
        return new Findings(
                Collections.nCopies(cut, ROW),
                Collections.nCopies(leaked, ROW),
                Collections.nCopies(conflicts, "p beside q"),
                List.of());
    }

    @Test
    void ratherLosesAFlowThanOpensOne() {
        assertThat(findings(5, 0, 0).isBetterThan(findings(0, 1, 0))).isTrue();
        assertThat(findings(0, 1, 0).isBetterThan(findings(5, 0, 0))).isFalse();
        assertThat(findings(1, 2, 0).isBetterThan(findings(2, 2, 0))).isTrue();
        assertThat(findings(2, 2, 0).isBetterThan(findings(1, 2, 0))).isFalse();
        assertThat(findings(0, 0, 0).isBetterThan(findings(1, 0, 0))).isTrue();
    }

    @Test
    void ratherLosesAndOpensFlowsThanHasAnEndpointWithoutAPolicy() {
        assertThat(findings(5, 5, 0).isBetterThan(findings(0, 0, 1))).isTrue();
        assertThat(findings(0, 0, 1).isBetterThan(findings(5, 5, 0))).isFalse();
    }

    @Test
    void keepsTheFirstOfTwoThatAreEquallyBad() {
        assertThat(findings(1, 1, 1).isBetterThan(findings(1, 1, 1))).isFalse();
        assertThat(findings(0, 0, 0).isBetterThan(findings(0, 0, 0))).isFalse();
    }

    @Test
    void areAProofWhereNothingIsFound() {
        assertThat(findings(0, 0, 0).isProven()).isTrue();
        assertThat(findings(1, 0, 0).isProven()).isFalse();
        assertThat(findings(0, 1, 0).isProven()).isFalse();
        assertThat(findings(0, 0, 1).isProven()).isFalse();
    }

    @Test
    void keepWhateverIsNotLostButHandedOver() {
        assertThat(findings(0, 3, 0).keeps()).isTrue();
        assertThat(findings(1, 0, 0).keeps()).isFalse();
        assertThat(findings(0, 0, 1).keeps()).isFalse();
        assertThat(new Findings(List.of(row(true)), List.of(), List.of(), List.of()).keeps())
                .isTrue();
        assertThat(new Findings(List.of(row(true), ROW), List.of(), List.of(), List.of()).keeps())
                .isFalse();
    }
}
