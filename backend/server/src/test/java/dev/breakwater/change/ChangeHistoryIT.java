package dev.breakwater.change;

import static dev.breakwater.change.Cast.API;
import static dev.breakwater.change.Cast.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.FreshDatabase;
import dev.breakwater.change.drafting.ChangeScope;
import dev.breakwater.change.operation.Transition;
import dev.breakwater.change.revising.Evolution;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.eventstore.Rebuild;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Intents;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.RandomIntents;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is asked for in whatever order: every revision stays what it was and can be come back to. */
@SpringBootTest(classes = ChangeRooms.class, properties = "breakwater.test.own=history")
@ContextConfiguration(initializers = FreshDatabase.class)
class ChangeHistoryIT {
    private static final int REVISIONS = 25;
    private static final int ATTEMPTS = 400;

    @Autowired
    ChangeGateway changes;

    @Autowired
    Revisions revisions;

    @Autowired
    DesiredStates states;

    @Autowired
    ClusterSettings settings;

    @Autowired
    EventStore events;

    @Autowired
    Rebuild rebuild;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient sql;

    @Test
    void keepsEveryRevisionOfARandomHistoryWithinReach() {
        long seed = Long.getLong("breakwater.seed", System.nanoTime());
        System.out.println("ChangeHistoryIT: -Dbreakwater.seed=" + seed);
        long newest = history(new RandomIntents(seed));
        for (long revision = 1; revision <= newest; revision++) {
            assertThat(kept(revision))
                    .as("seed %d, revision %d", seed, revision)
                    .isEqualTo(compiled(revision));
        }
        tellsOfAnyTwoWhatTheyDifferIn(seed, newest);
        for (long revision = 1; revision <= newest; revision++) {
            rollBackTo(revision);
            assertThat(kept(revisions.newest()))
                    .as("seed %d, rolled back to revision %d", seed, revision)
                    .isEqualTo(kept(revision));
        }
        assertThat(evolved()).as("seed %d", seed).isEqualTo(intents(revisions.newest()));
        isMadeAgainAsItWas();
        isLeftAsItWasWhenItDiffers(newest);
    }

    /** Many proposals are refused, as they should be; those that are not make the history. */
    private long history(RandomIntents random) {
        IntentSnapshot start = IntentSnapshot.of(Stream.of("a", "a-b", "a-b-c", "billing", "base", "closed")
                .map(tenant -> Intents.shared(tenant, tenant, tenant + "-data"))
                .toList());
        submit(Transition.between(OLIVIA, IntentSnapshot.EMPTY, start));
        int refused = 0;
        for (int attempt = 0; attempt < ATTEMPTS && revisions.newest() < REVISIONS; attempt++) {
            IntentSnapshot now = intents(revisions.newest());
            IntentSnapshot next = random.step(attempt % 3 == 0 ? random.step(now) : now);
            List<Operation> operations = Transition.between(OLIVIA, now, next);
            if (!operations.isEmpty() && isRefused(operations)) {
                refused++;
            }
        }
        System.out.println("ChangeHistoryIT: " + revisions.newest() + " revisions, " + refused + " proposals refused");
        assertThat(revisions.newest()).isGreaterThan(10);
        return revisions.newest();
    }

    private boolean isRefused(List<Operation> operations) {
        long newest = revisions.newest();
        Map<String, String> rows = rows();
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> submit(operations));
        if (refusal != null) {
            assertThat(revisions.newest()).isEqualTo(newest);
            assertThat(rows()).isEqualTo(rows);
        }
        return refusal != null;
    }

    private void submit(List<Operation> operations) {
        changes.submit(OLIVIA, API, ChangeId.random(), new Proposal("random", null, operations, null));
    }

    private void tellsOfAnyTwoWhatTheyDifferIn(long seed, long newest) {
        var owner = new Actor("a", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse("a")));
        for (long later = 1; later <= newest; later++) {
            for (long earlier = 0; earlier <= later; earlier++) {
                for (Actor actor : List.of(OLIVIA, owner)) {
                    assertThat(differing(actor, earlier, later))
                            .as("seed %d, %s of revisions %d and %d", seed, actor.name(), earlier, later)
                            .containsExactlyElementsOf(compared(actor, earlier, later));
                }
            }
        }
    }

    /** Page by page, each as its ref and both sides; and the units that are named as differing are those of the objects. */
    private List<List<String>> differing(Actor actor, long earlier, long later) {
        var all = new ArrayList<List<String>>();
        String after = null;
        do {
            Page<ManifestDifference> page = states.between(actor, settings.cluster(), earlier, later, after, 3);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            page.items().forEach(each -> all.add(List.of(each.ref().toString(), each.before(), each.after())));
            after = page.next();
        } while (after != null);
        Set<String> units = new TreeSet<>();
        Stream.of(earlier, later)
                .flatMap(revision -> states.objects(settings.cluster(), revision).stream())
                .filter(object -> all.stream()
                        .anyMatch(each ->
                                each.getFirst().equals(object.ref().toString()) && each.contains(object.yaml())))
                .forEach(object -> units.add(object.unit()));
        assertThat(states.differing(actor, settings.cluster(), earlier, later))
                .containsExactlyInAnyOrderElementsOf(units);
        return all;
    }

    private List<List<String>> compared(Actor actor, long earlier, long later) {
        Map<String, String> before = seen(actor, earlier);
        Map<String, String> after = seen(actor, later);
        var refs = new TreeSet<>(before.keySet());
        refs.addAll(after.keySet());
        return refs.stream()
                .map(ref -> List.of(ref, before.getOrDefault(ref, ""), after.getOrDefault(ref, "")))
                .filter(each -> !each.get(1).equals(each.get(2)))
                .toList();
    }

    private Map<String, String> seen(Actor actor, long revision) {
        var manifests = new TreeMap<String, String>();
        states.objects(settings.cluster(), revision).stream()
                .filter(object -> actor.seesEverything() || object.unit().equals("tenant:a"))
                .forEach(object -> manifests.put(object.ref().toString(), object.yaml()));
        return manifests;
    }

    private void rollBackTo(long revision) {
        if (!intents(revision).equals(intents(revisions.newest()))) {
            changes.submit(
                    OLIVIA,
                    API,
                    ChangeId.random(),
                    changes.rollback(OLIVIA, null, revision, "back to it", null).overriding("whatever it cuts"));
        }
        assertThat(intents(revisions.newest())).isEqualTo(intents(revision));
    }

    private void isMadeAgainAsItWas() {
        Map<String, String> before = rows();
        Map<String, String> desired = kept(revisions.newest());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            rebuild.rebuild("desired-state");
            assertThat(CompletableFuture.supplyAsync(() -> kept(revisions.newest()))
                            .join())
                    .as("what others read meanwhile")
                    .isEqualTo(desired);
        });
        assertThat(rows()).isEqualTo(before);
    }

    private void isLeftAsItWasWhenItDiffers(long revision) {
        Map<String, String> before = rows();
        sql.sql("UPDATE revision_row SET digest = 'another' WHERE revision = ?")
                .param(revision)
                .update();
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> rebuild.rebuild("desired-state"));
        assertThat(refusal.code()).isEqualTo("rebuild-differs");
        assertThat(refusal.sentence()).contains("Revision " + revision + " compiles");
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, String> kept(long revision) {
        var manifests = new TreeMap<String, String>();
        states.objects(settings.cluster(), revision)
                .forEach(object -> manifests.put(object.ref().toString(), object.yaml()));
        return manifests;
    }

    private Map<String, String> compiled(long revision) {
        var manifests = new TreeMap<String, String>();
        new Compiler(settings)
                .compile(intents(revision))
                .forEach((ref, manifest) -> manifests.put(ref.toString(), manifest.yaml()));
        return manifests;
    }

    private IntentSnapshot intents(long revision) {
        return revisions.at(OLIVIA, null, revision);
    }

    private IntentSnapshot evolved() {
        var happened = new ArrayList<ChangeScope.Happened>();
        sql.sql("SELECT DISTINCT aggregate_identifier FROM domain_event_entry"
                        + " WHERE aggregate_identifier NOT LIKE 'change:%'")
                .query(String.class)
                .list()
                .forEach(aggregate -> events.readEvents(aggregate)
                        .asStream()
                        .forEach(event ->
                                happened.add(new ChangeScope.Happened(Subject.parse(aggregate), event.getPayload()))));
        return Evolution.of(IntentSnapshot.EMPTY, happened);
    }

    private Map<String, String> rows() {
        var contents = new TreeMap<String, String>();
        for (String table : List.of("intent_row", "manifest_row")) {
            contents.put(
                    table,
                    sql.sql("SELECT count(*) || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM "
                                    + table + " t")
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}
