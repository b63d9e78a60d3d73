package dev.breakwater.reach.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.PortMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which ports are surely, and which perhaps, among others. */
class PortCoverTest {
    private static final PortMatch EVERY = new PortMatch.Every();
    private static final PortMatch WEB = new PortMatch.Named(Protocol.TCP, "web");
    private static final PortMatch WWW = new PortMatch.Named(Protocol.TCP, "www");

    private static PortMatch tcp(int first, int last) {
        return new PortMatch.Range(Protocol.TCP, first, last);
    }

    private static PortMatch udp(int first, int last) {
        return new PortMatch.Range(Protocol.UDP, first, last);
    }

    private static boolean covers(PortMatch wide, PortMatch narrow) {
        return PortCover.covers(List.of(wide), List.of(narrow));
    }

    private static boolean overlap(PortMatch one, PortMatch other) {
        assertThat(PortCover.overlap(List.of(other), List.of(one)))
                .isEqualTo(PortCover.overlap(List.of(one), List.of(other)));
        return PortCover.overlap(List.of(one), List.of(other));
    }

    @Test
    void aRangeHoldsWhatLiesBetweenItsEnds() {
        assertThat(covers(tcp(80, 90), tcp(80, 90))).isTrue();
        assertThat(covers(tcp(80, 90), tcp(81, 90))).isTrue();
        assertThat(covers(tcp(80, 90), tcp(80, 89))).isTrue();
        assertThat(covers(tcp(80, 90), tcp(79, 85))).isFalse();
        assertThat(covers(tcp(80, 90), tcp(85, 91))).isFalse();
        assertThat(covers(tcp(80, 90), udp(85, 86))).isFalse();
    }

    @Test
    void everyPortHoldsAllAndIsHeldByItselfOnly() {
        assertThat(covers(EVERY, EVERY)).isTrue();
        assertThat(covers(EVERY, WEB)).isTrue();
        assertThat(covers(EVERY, udp(1, 2))).isTrue();
        assertThat(covers(tcp(0, 65535), EVERY)).isFalse();
        assertThat(covers(WEB, EVERY)).isFalse();
    }

    @Test
    void aNameIsHeldByItselfAndByAllOfItsProtocol() {
        assertThat(covers(WEB, WEB)).isTrue();
        assertThat(covers(WEB, WWW)).isFalse();
        assertThat(covers(tcp(0, 65535), WEB)).isTrue();
        assertThat(covers(tcp(1, 65535), WEB)).isFalse();
        assertThat(covers(tcp(0, 65534), WEB)).isFalse();
        assertThat(covers(udp(0, 65535), WEB)).isFalse();
        assertThat(covers(WEB, tcp(80, 80))).isFalse();
    }

    @Test
    void eachOfSeveralHasToBeHeld() {
        assertThat(PortCover.covers(List.of(tcp(1, 2), udp(1, 2)), List.of(udp(1, 1), tcp(2, 2))))
                .isTrue();
        assertThat(PortCover.covers(List.of(tcp(1, 2), udp(1, 2)), List.of(udp(1, 1), tcp(3, 3))))
                .isFalse();
    }

    @Test
    void rangesOverlapWhereTheyShareAPort() {
        assertThat(overlap(tcp(80, 90), tcp(90, 95))).isTrue();
        assertThat(overlap(tcp(80, 90), tcp(91, 95))).isFalse();
        assertThat(overlap(tcp(80, 90), udp(85, 86))).isFalse();
        assertThat(overlap(EVERY, tcp(1, 1))).isTrue();
        assertThat(overlap(WEB, tcp(0, 65535))).isTrue();
        assertThat(overlap(WEB, tcp(80, 80))).isFalse();
        assertThat(overlap(WEB, WWW)).isFalse();
        assertThat(PortCover.overlap(List.of(tcp(1, 1), WEB), List.of(WWW, WEB)))
                .isTrue();
    }
}
