package dev.breakwater.rollout.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import org.junit.jupiter.api.Test;

class WaveTest {
    private static Wave ofPolicy(String name) {
        return Wave.of(new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name));
    }

    private static Wave ofKind(String kind) {
        return Wave.of(new ObjectRef("cilium.io", kind, null, "x"));
    }

    @Test
    void tellsPoliciesApartByTheEndOfTheirNames() {
        assertThat(ofPolicy("bw-tenant-a-guard-0123456789")).isEqualTo(Wave.DENIES);
        assertThat(ofPolicy("bw-tenant-a-mysql-deny-0123456789")).isEqualTo(Wave.DENIES);
        assertThat(ofPolicy("bw-tenant-a-mysql-allow-0123456789")).isEqualTo(Wave.ALLOWS);
        assertThat(ofPolicy("bw-tenant-a-base-0123456789")).isEqualTo(Wave.ALLOWS);
        assertThat(ofPolicy("bw-tenant-a-closed")).isEqualTo(Wave.CLOSED);
    }

    @Test
    void isNotMisledByTenantsAndPoliciesNamedLikeItsWords() {
        assertThat(ofPolicy("bw-guard-deny-allow-0123456789")).isEqualTo(Wave.ALLOWS);
        assertThat(ofPolicy("bw-closed-closed-deny-0123456789")).isEqualTo(Wave.DENIES);
        assertThat(ofPolicy("bw-guard-closed")).isEqualTo(Wave.CLOSED);
    }

    @Test
    void putsSessionsAfterWhatTheyReferTo() {
        assertThat(ofKind("CiliumBGPPeerConfig")).isLessThan(ofKind("CiliumBGPClusterConfig"));
        assertThat(ofKind("CiliumLoadBalancerIPPool")).isEqualTo(Wave.NETWORK);
        assertThat(Wave.forPrunes().getFirst()).isEqualTo(Wave.SESSIONS);
    }

    @Test
    void holdsUpTheSwitchToDefaultDenyButNotThePools() {
        assertThat(Wave.ALLOWS.holdsUp(Wave.CLOSED)).isTrue();
        assertThat(Wave.ALLOWS.holdsUp(Wave.ALLOWS)).isFalse();
        assertThat(Wave.ALLOWS.holdsUp(Wave.NETWORK)).isFalse();
        assertThat(Wave.NETWORK.holdsUp(Wave.SESSIONS)).isTrue();
        assertThat(Wave.NAMESPACES.holdsUp(Wave.SESSIONS)).isTrue();
        assertThat(Wave.FLOOR.holdsUp(Wave.SESSIONS)).isFalse();
    }
}
