package dev.breakwater.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.RandomIntents;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of every compilation, tried on random intents; a failure names its seed. */
class CompilerPropertyTest {
    private static final int SEEDS = 80;

    private final Compiler compiler =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));

    @Test
    void doesNotDependOnTheOrderOfIntentsAndRules() {
        forEachSeed(seed -> {
            IntentSnapshot snapshot = compilable(seed);
            var shuffled = new ArrayList<Intent>();
            snapshot.intents().values().forEach(intent -> shuffled.add(withShuffledRules(intent, seed)));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(bytes(compiler.compile(IntentSnapshot.of(shuffled))))
                    .as("seed %d", seed)
                    .isEqualTo(bytes(compiler.compile(snapshot)));
        });
    }

    @Test
    void compilesIncrementallyWhatItCompilesFromScratch() {
        int[] accepted = {0};
        forEachSeed(seed -> {
            var random = new RandomIntents(seed);
            var units = new TreeMap<Unit, SortedMap<ObjectRef, Manifest>>();
            units.put(new Unit.Fabric(), compiler.compile(new Unit.Fabric(), IntentSnapshot.EMPTY));
            IntentSnapshot before = IntentSnapshot.EMPTY;
            for (int step = 0; step < 60; step++) {
                IntentSnapshot after = random.step(before);
                if (advance(units, before, after, "seed " + seed + " step " + step)) {
                    before = after;
                    accepted[0]++;
                }
            }
        });
        assertThat(accepted[0]).as("most random steps compile").isGreaterThan(SEEDS * 20);
    }

    /** False when the change is refused; then whole and touched agree on that, but for a touched policy's contracts. */
    private boolean advance(
            Map<Unit, SortedMap<ObjectRef, Manifest>> units,
            IntentSnapshot before,
            IntentSnapshot after,
            String where) {
        Set<Subject> touched = new HashSet<>(RandomIntents.touched(before, after));
        SortedMap<Unit, SortedMap<ObjectRef, Manifest>> compiled;
        try {
            compiled = compiler.compile(touched, before, after);
        } catch (Rejection refused) {
            if (!Set.of("contract-unknown", "beyond-contract").contains(refused.code())) {
                assertThat(refusal(after)).as(where).isEqualTo(refused.code());
            }
            return false;
        }
        units.putAll(compiled);
        var all = new TreeMap<ObjectRef, Manifest>();
        units.values().forEach(all::putAll);
        try {
            assertThat(bytes(all)).as(where).isEqualTo(bytes(compiler.compile(after)));
        } catch (Rejection refused) {
            fail(where + ": refused only from scratch: " + refused.sentence(), refused);
        }
        return true;
    }

    private String refusal(IntentSnapshot snapshot) {
        try {
            compiler.compile(snapshot);
            return "none";
        } catch (Rejection refused) {
            return refused.code();
        }
    }

    @Test
    void compilesTheSameBytesAfterAnyHistoryThatLeadsBack() {
        forEachSeed(seed -> {
            IntentSnapshot then = compilable(seed);
            String bytes = bytes(compiler.compile(then));
            var random = new RandomIntents(seed + 1_000_000);
            IntentSnapshot now = then;
            for (int step = 0; step < 30; step++) {
                now = random.step(now);
            }
            for (Subject subject : RandomIntents.touched(now, then)) {
                now = now.with(subject, then.find(subject));
            }
            assertThat(bytes(compiler.compile(now))).as("seed %d", seed).isEqualTo(bytes);
        });
    }

    @Test
    void namesEveryObjectOfEveryTenantDifferentlyAndValidly() {
        forEachSeed(seed -> {
            IntentSnapshot snapshot = compilable(seed);
            int objects = compiler.compile(new Unit.Fabric(), snapshot).size();
            for (var tenant : snapshot.tenants()) {
                objects +=
                        compiler.compile(new Unit.Tenant(tenant.id()), snapshot).size();
            }
            assertThat(compiler.compile(snapshot)).as("seed %d", seed).hasSize(objects);
            assertThat(compiler.compile(snapshot).keySet())
                    .as("seed %d", seed)
                    .allSatisfy(ref -> assertThat(ref.name())
                            .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
                            .hasSizeLessThanOrEqualTo(253));
        });
    }

    /** A random snapshot, less what is refused. */
    private IntentSnapshot compilable(long seed) {
        IntentSnapshot snapshot = IntentSnapshot.EMPTY;
        for (Intent intent : new RandomIntents(seed).snapshot().intents().values()) {
            IntentSnapshot more = snapshot.with(intent.subject(), intent);
            snapshot = refusal(more).equals("none") ? more : snapshot;
        }
        return snapshot;
    }

    private static Intent withShuffledRules(Intent intent, long seed) {
        if (!(intent instanceof PolicyIntent policy)) {
            return intent;
        }
        var rules = new ArrayList<>(policy.spec().rules());
        Collections.shuffle(rules, new Random(seed));
        return new PolicyIntent(
                policy.id(),
                new PolicySpec(policy.spec().reason(), policy.spec().expiresAt(), List.copyOf(rules)));
    }

    private static String bytes(SortedMap<ObjectRef, Manifest> manifests) {
        return manifests.values().stream()
                .map(manifest -> manifest.yaml() + "# " + manifest.digest() + "\n")
                .collect(Collectors.joining("---\n"));
    }

    private static void forEachSeed(LongConsumer property) {
        LongStream.range(0, SEEDS).forEach(property);
    }
}
