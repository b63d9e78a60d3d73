package dev.breakwater.cilium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Manifest POOL = new Manifest(
            ObjectKind.LOAD_BALANCER_POOL.named("bw-a.main"),
            new TreeMap<>(Map.of(Manifest.MANAGED_BY, Manifest.BREAKWATER)),
            Node.fields("disabled", Node.flag(false)));

    @Test
    void hasADigestThatPinsItsContent() {
        assertThat(POOL.digest()).isEqualTo("69b69e4c6ae0e40a003babedd76b5586bce371b8297faef417dc60b3798fa62f");
    }

    @Test
    void hasTheSameDigestInAnyServedVersionAndWithAnnotations() {
        Map<String, Object> served = Map.of(
                "apiVersion",
                "cilium.io/v2",
                "kind",
                "CiliumLoadBalancerIPPool",
                "metadata",
                Map.of(
                        "name", "bw-a.main",
                        "labels", Map.of(Manifest.MANAGED_BY, Manifest.BREAKWATER),
                        "annotations", Map.of(Manifest.GENERATION_ANNOTATION, "7")),
                "spec",
                Map.of("disabled", false));
        assertThat(Manifest.of(served)).isEqualTo(POOL);
        assertThat(Manifest.of(served).digest()).isEqualTo(POOL.digest());
    }

    @Test
    void hasAnotherDigestWhenNameLabelOrSpecDiffer() {
        var renamed = new Manifest(ObjectKind.LOAD_BALANCER_POOL.named("bw-a.other"), POOL.labels(), POOL.spec());
        var relabelled = new Manifest(POOL.ref(), new TreeMap<>(Map.of("a", "b")), POOL.spec());
        var changed = new Manifest(POOL.ref(), POOL.labels(), Node.fields("disabled", Node.flag(true)));
        var retyped = new Manifest(POOL.ref(), POOL.labels(), Node.fields("disabled", Node.text("false")));
        assertThat(List.of(renamed, relabelled, changed, retyped))
                .extracting(Manifest::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(POOL.digest());
    }

    @Test
    void comesBackFromItsPlainForm() {
        @SuppressWarnings("unchecked")
        var plain = (Map<String, Object>) POOL.body().plain();
        assertThat(Manifest.of(plain)).isEqualTo(POOL);
    }

    @Test
    void isNamedByGroupKindAndName() {
        assertThat(POOL.ref()).hasToString("cilium.io/CiliumLoadBalancerIPPool/bw-a.main");
        assertThat(ObjectKind.NAMESPACE.named("tenant-a")).hasToString("core/Namespace/tenant-a");
        var namespaced = new ObjectRef("apps", "Deployment", "ns", "web");
        for (ObjectRef ref : List.of(POOL.ref(), ObjectKind.NAMESPACE.named("tenant-a"), namespaced)) {
            assertThat(ObjectRef.parse(ref.toString())).isEqualTo(ref);
        }
    }

    @Test
    void neverCarriesAnEmptyListOrObjectByAccident() {
        assertThatThrownBy(() -> new Node.Items(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Node.Fields(new TreeMap<>())).isInstanceOf(IllegalArgumentException.class);
    }
}
