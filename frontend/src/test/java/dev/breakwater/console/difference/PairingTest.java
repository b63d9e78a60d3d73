package dev.breakwater.console.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final String OLD = "bw-tenant-a-mysql-allow-0123456789";
    private static final String NEW = "bw-tenant-a-mysql-allow-abcdef0123";

    @Test
    void takesAnObjectUnderANewDigestForTheSame() {
        List<ObjectDifference> found = Pairing.of(List.of(
                added(NEW, "name: " + NEW + "\nport: 3307\n"), removed(OLD, "name: " + OLD + "\nport: 3306\n")));
        assertThat(found).singleElement().satisfies(only -> {
            assertThat(only.kind()).isEqualTo(Kind.CHANGED);
            assertThat(only.ref().name()).isEqualTo(NEW);
            assertThat(Lines.of(only.before(), only.after()))
                    .filteredOn(Lines.Line.Differs.class::isInstance)
                    .hasSize(1);
        });
    }

    @Test
    void pairsThoseThatAreMostAlike() {
        List<ObjectDifference> found = Pairing.of(List.of(
                added("bw-t-p-allow-aaaaaaaaaa", "egress\nx\ny\nport: 2\n"),
                removed("bw-t-p-allow-bbbbbbbbbb", "ingress\nq\nr\n"),
                removed("bw-t-p-allow-cccccccccc", "egress\nx\ny\nport: 1\n")));
        assertThat(found).extracting(ObjectDifference::kind).containsExactlyInAnyOrder(Kind.CHANGED, Kind.REMOVED);
        assertThat(found)
                .filteredOn(each -> each.kind() == Kind.REMOVED)
                .singleElement()
                .satisfies(left -> assertThat(left.before()).startsWith("ingress"));
    }

    @Test
    void neverPairsDifferentKindsOrNames() {
        assertThat(Pairing.of(List.of(
                        added("bw-tenant-a-web-allow-abcdef0123", "x\n"),
                        removed("bw-tenant-a-mysql-allow-0123456789", "x\n"))))
                .hasSize(2);
    }

    @Test
    void putsWhatComesWithEveryTenantLast() {
        List<ObjectDifference> found = Pairing.of(List.of(
                added("bw-tenant-a-base-0123456789", "x\n"),
                added("bw-tenant-a-closed", "x\n"),
                added("bw-tenant-a-web-allow-abcdef0123", "x\n"),
                added("bw-tenant-a-base-allow-abcdef0123", "x\n")));
        assertThat(found).extracting(ObjectDifference::isGenerated).containsExactly(false, false, true, true);
    }

    private static ManifestDifference added(String name, String yaml) {
        return new ManifestDifference(ref(name), Kind.ADDED, "", yaml, "");
    }

    private static ManifestDifference removed(String name, String yaml) {
        return new ManifestDifference(ref(name), Kind.REMOVED, yaml, "", "");
    }

    private static ObjectRef ref(String name) {
        return ObjectRef.parse("cilium.io/CiliumClusterwideNetworkPolicy/" + name);
    }
}
