package dev.breakwater.change;

import static dev.breakwater.change.Cast.API;
import static dev.breakwater.change.Cast.AUDIT;
import static dev.breakwater.change.Cast.OLIVIA;
import static dev.breakwater.change.Cast.define;
import static dev.breakwater.change.Cast.onboarding;
import static dev.breakwater.change.Cast.ownerOf;
import static dev.breakwater.change.Cast.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.FreshDatabase;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of intent among 30,000 policies: what a page costs does not grow with what there is. */
@SpringBootTest(classes = ChangeRooms.class)
@ContextConfiguration(initializers = FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentPagesIT {
    private static final int MANY = 30_000;
    private static final int PAGE = 50;

    @Autowired
    ChangeGateway changes;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    /** Copies of a policy that was really made, half of them another tenant's; analysed, as autovacuum does it in time. */
    @BeforeAll
    void manyPolicies() {
        submit(onboarding("many", "most"));
        submit(proposal(define("many/first", "203.0.113.0/24")));
        for (String tenant : List.of("many", "most")) {
            sql.sql("""
                            INSERT INTO intent_row (cluster, subject, tenants, expires_at, body, from_revision)
                            SELECT cluster, 'policy:' || :tenant || '/p' || to_char(n, 'FM00000'), ARRAY[:tenant], NULL,
                                convert_to(replace(convert_from(body, 'UTF8'), 'many/first', :tenant || '/p' || to_char(n, 'FM00000')),
                                    'UTF8'), 2
                            FROM intent_row, generate_series(1, :each) n WHERE subject = 'policy:many/first'""").param("tenant", tenant).param("each", MANY / 2).update();
        }
        sql.sql("ANALYZE intent_row").update();
    }

    @Test
    void readsNoMoreRowsThanAPageHolds() {
        for (Actor actor : List.of(OLIVIA, AUDIT, ownerOf("most"))) {
            for (Long revision : new Long[] {null, 2L}) {
                var filter = policies(null, revision);
                String middle = cursorAfter("most/p00777");
                for (String after : new String[] {null, middle}) {
                    assertCheap(() -> revisions.intents(actor, filter, after, PAGE));
                }
            }
        }
        assertCheap(() -> revisions.intents(OLIVIA, policies("most", null), null, PAGE));
        assertCheap(() -> revisions.intents(
                OLIVIA,
                new IntentFilter(Subject.Kind.TENANT, null, Map.of("state", TenantIntent.State.APPROVED), null),
                null,
                PAGE));
    }

    @Test
    void readsOneRowForOneThing() {
        assertThat(rowsRead(() -> revisions.intent(OLIVIA, policy("most/p00042"), 2)))
                .isEqualTo(1);
        assertThat(rowsRead(() -> revisions.intent(ownerOf("many"), policy("many/p00042"), 2)))
                .isEqualTo(1);
        assertThat(revisions.intent(ownerOf("many"), policy("most/p00042"), 2)).isEmpty();
    }

    @Test
    void readsManyAtOnceOfWhatIsSeen() {
        List<Subject> asked = List.of(policy("most/p00042"), policy("many/p00042"), policy("many/p00043"));
        assertThat(rowsRead(() -> revisions.only(OLIVIA, asked, 2))).isEqualTo(3);
        assertThat(revisions.only(AUDIT, asked, 2).intents()).containsOnlyKeys(asked);
        assertThat(revisions.only(ownerOf("many"), asked, 2).intents())
                .containsOnlyKeys(policy("many/p00042"), policy("many/p00043"));
        assertThat(revisions.only(OLIVIA, asked, 0).intents()).isEmpty();
    }

    @Test
    void givesEachThingOnceFromPageToPage() {
        var given = new ArrayList<String>();
        String after = null;
        do {
            Page<Intent> page = revisions.intents(ownerOf("many"), policies(null, null), after, 500);
            page.items().forEach(intent -> given.add(intent.subject().id()));
            after = page.next();
        } while (after != null);
        assertThat(given).hasSize(MANY / 2 + 1).isSorted().doesNotHaveDuplicates();
        assertThat(given).allMatch(id -> id.startsWith("many/"));
    }

    @Test
    void showsAnEarlierRevisionAsItWas() {
        long before = revisions.newest();
        submit(onboarding("late"));
        submit(proposal(define("late/only", "198.51.100.0/24")));
        long then = revisions.newest();
        assertThat(revisions.intent(OLIVIA, policy("late/only"), before)).isEmpty();
        assertThat(revisions.intent(OLIVIA, policy("late/only"), then)).isPresent();
        assertThat(revisions
                        .intents(OLIVIA, policies("late", before), null, PAGE)
                        .items())
                .isEmpty();
        assertThat(revisions.intents(OLIVIA, policies("late", then), null, PAGE).items())
                .hasSize(1);
    }

    @Test
    void keepsToTheStateThatIsAskedFor() {
        for (TenantIntent.State state : TenantIntent.State.values()) {
            var filter = new IntentFilter(Subject.Kind.TENANT, null, Map.of("state", state), null);
            assertThat(revisions.intents(OLIVIA, filter, null, PAGE).items().isEmpty())
                    .isEqualTo(state != TenantIntent.State.APPROVED);
        }
    }

    private static IntentFilter policies(@Nullable String tenant, @Nullable Long revision) {
        return new IntentFilter(
                Subject.Kind.POLICY,
                Optional.ofNullable(tenant).map(TenantId::parse).orElse(null),
                Map.of(),
                revision);
    }

    private static Subject policy(String id) {
        return Subject.of(PolicyId.parse(id));
    }

    private static String cursorAfter(String id) {
        return Objects.requireNonNull(
                Page.of(List.of(id, "more"), 1, each -> each).next());
    }

    private void assertCheap(Supplier<?> reading) {
        assertThat(rowsRead(reading)).isBetween(1L, PAGE + 1L);
    }

    /** What PostgreSQL itself counts, in the transaction that reads. */
    private long rowsRead(Supplier<?> reading) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            long before = counted();
            assertThat(reading.get()).isNotNull();
            return counted() - before;
        }));
    }

    private long counted() {
        return sql.sql("""
                        SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                        WHERE relname = 'intent_row'""").query(Long.class).single();
    }

    private void submit(Proposal proposal) {
        changes.submit(OLIVIA, API, ChangeId.random(), proposal);
    }
}
