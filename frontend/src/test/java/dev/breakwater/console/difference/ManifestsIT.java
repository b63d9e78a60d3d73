package dev.breakwater.console.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.console.InConsole;
import dev.breakwater.vocabulary.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestsIT extends InConsole {

    @Test
    void showNoMoreThanABrowserCanHold() {
        visit("operator", "");
        List<ManifestDifference> many = IntStream.range(0, Manifests.MOST + 1)
                .mapToObj(ManifestsIT::added)
                .toList();
        assertThat(words(new Manifests(many)))
                .contains("There are more objects than are shown", "500 added", "bw-tenant-0499")
                .doesNotContain("bw-tenant-0500");
        assertThat(words(new Manifests(many.subList(0, Manifests.MOST))))
                .contains("500 added", "bw-tenant-0499")
                .doesNotContain("There are more");
    }

    @Test
    void areCountedWithAPlusWhereThereAreMore() {
        visit("operator", "");
        var two = List.of(added(1), added(2));
        assertThat(Manifests.count(new Page<>(two, null))).isEqualTo("2");
        assertThat(Manifests.count(new Page<>(two, "bw"))).isEqualTo("2+");
    }

    private static ManifestDifference added(int number) {
        var ref =
                new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, "bw-tenant-%04d".formatted(number));
        return new ManifestDifference(ref, Kind.ADDED, "", "a: " + number + "\n", "");
    }

    private static String words(Manifests manifests) {
        return manifests.getElement().getTextRecursively();
    }
}
