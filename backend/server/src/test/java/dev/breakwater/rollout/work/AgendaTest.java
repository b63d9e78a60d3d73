package dev.breakwater.rollout.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Desired;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.Step;
import dev.breakwater.rollout.memory.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final DesiredObject WEB = Desired.policy("tenant:a", "bw-a-web-allow-0000000001", "web");
    private static final DesiredObject SPACE = Desired.namespace("tenant:a", "a");

    private final Map<ObjectRef, Entry> inventory = new HashMap<>();
    private final Map<ObjectRef, Observed> observed = new HashMap<>();

    private static Observed standing(DesiredObject object, String uid) {
        return new Observed(object.ref(), uid, "7", 1, object.digest(), "owned", true, null, List.of());
    }

    private void applied(DesiredObject object) {
        var now = standing(object, "uid");
        observed.put(object.ref(), now);
        inventory.put(object.ref(), Entry.wanted(object, Instant.EPOCH).taken(now, Instant.EPOCH));
    }

    private Agenda agenda(DesiredObject... desired) {
        return Agenda.of(1, List.of(desired), inventory, observed);
    }

    @Test
    void isEmptyWhenAllStands() {
        applied(WEB);

        assertThat(agenda(WEB).isEmpty()).isTrue();
    }

    @Test
    void putsWhatIsMissingChangedOrTouched() {
        assertThat(agenda(WEB).puts()).hasSize(1);
        applied(WEB);
        var changed = Desired.policy("tenant:a", WEB.ref().name(), "other");
        assertThat(agenda(changed).puts()).hasSize(1);
        observed.put(WEB.ref(), new Observed(WEB.ref(), "uid", "8", 1, WEB.digest(), "touched", true, null, List.of()));
        assertThat(agenda(WEB).puts()).hasSize(1);
    }

    @Test
    void putsWhatItDoesNotRememberHavingPut() {
        observed.put(WEB.ref(), standing(WEB, "uid"));

        assertThat(agenda(WEB).puts()).hasSize(1);
    }

    @Test
    void takesAwayOnlyTheVeryObjectThatItPut() {
        applied(WEB);
        assertThat(agenda().removals()).hasSize(1);
        observed.put(WEB.ref(), standing(WEB, "another"));
        assertThat(agenda().removals()).isEmpty();
        assertThat(agenda().forgotten()).containsExactly(WEB.ref());
        inventory.clear();
        assertThat(agenda().removals()).isEmpty();
    }

    @Test
    void deletesNeitherNamespacesNorWhatSomeoneElseWrote() {
        applied(SPACE);
        assertThat(agenda().removals().getFirst().step()).isInstanceOf(Step.Release.class);
        inventory.clear();
        var shared = new Observed(WEB.ref(), "uid", "7", 1, WEB.digest(), "owned", false, null, List.of());
        observed.put(WEB.ref(), shared);
        inventory.put(WEB.ref(), Entry.wanted(WEB, Instant.EPOCH).taken(shared, Instant.EPOCH));
        assertThat(agenda().removals().getFirst().step()).isInstanceOf(Step.Release.class);
    }

    @Test
    void asksBeforeItTakesManyAndMoreThanAFifth() {
        IntStream.range(0, 255).forEach(i -> applied(Desired.policy("tenant:a", "p" + i, "x")));
        var all = inventory.keySet().stream()
                .map(ref -> Desired.policy("tenant:a", ref.name(), "x"))
                .toList();

        assertThat(Agenda.of(1, all.subList(51, 255), inventory, observed).prunesTooMuch(204))
                .isFalse();
        assertThat(Agenda.of(1, all.subList(52, 255), inventory, observed).prunesTooMuch(203))
                .isTrue();
        assertThat(agenda().prunesTooMuch(0)).isTrue();
    }

    @Test
    void letsASmallTenantGoWithoutAsking() {
        IntStream.range(0, 12).forEach(i -> applied(Desired.policy("tenant:a", "p" + i, "x")));

        assertThat(agenda(WEB).prunesTooMuch(1)).isFalse();
    }
}
