package dev.breakwater.compiler;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitTest {
    private static final IntentSnapshot WORLD = snapshot(
            strict("a", "a"),
            strict("b", "b"),
            strict("c", "c"),
            contract("a/x", "b", true, "1/TCP"),
            advertisement("c/edge", Map.of("hkix", "")));

    @Test
    void touchesATenantAndItsContractPartners() {
        assertThat(touched("tenant:a", WORLD, WORLD)).containsExactly("tenant:a", "tenant:b");
        assertThat(touched("tenant:a", WORLD, IntentSnapshot.EMPTY)).containsExactly("tenant:a", "tenant:b");
        assertThat(touched("contract:a/x", IntentSnapshot.EMPTY, WORLD)).containsExactly("tenant:a", "tenant:b");
    }

    @Test
    void touchesTheOwnerOfAPolicyPoolOrAdvertisementAlone() {
        for (String subject : List.of("policy:a/p", "pool:a/p", "advertisement:a/p")) {
            assertThat(touched(subject, WORLD, WORLD)).containsExactly("tenant:a");
        }
    }

    @Test
    void touchesTheFabricAndWhoeverAnnouncesOverAPeering() {
        assertThat(touched("peering:hkix", WORLD, WORLD)).containsExactly("fabric", "tenant:c");
        assertThat(touched("peering:pccw", WORLD, WORLD)).containsExactly("fabric");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Unit.parse("fabric")).isEqualTo(new Unit.Fabric());
        assertThat(Unit.parse("tenant:a")).hasToString("tenant:a");
        assertThatThrownBy(() -> Unit.parse("a")).isInstanceOf(Rejection.class);
    }

    private static List<String> touched(String subject, IntentSnapshot before, IntentSnapshot after) {
        return Unit.touchedBy(Set.of(Subject.parse(subject)), before, after).stream()
                .map(Unit::toString)
                .toList();
    }
}
