package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.eventstore.Rebuild;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A test that asks an owning room by changes, as users do, and reads what its read models then say. */
@Tag("rooms")
@SpringBootTest(classes = ChangeRooms.class)
@ContextConfiguration(initializers = FreshDatabase.class)
public abstract class InRooms {
    protected static final Actor OPERATOR = new Actor("olivia", Set.of(Actor.Role.OPERATOR), Set.of());
    protected static final Actor AUDITOR = new Actor("audit", Set.of(Actor.Role.AUDITOR), Set.of());

    private static final Origin API = new Origin(Source.API, null, "test");
    private static final AtomicInteger CAST = new AtomicInteger();
    private static final List<String> KEPT = List.of(
            "domain_event_entry",
            "intent_row",
            "revision_row",
            "manifest_row",
            "tenant_claim",
            "namespace_claim",
            "policy_claim",
            "contract_claim",
            "pool_claim",
            "block_claim",
            "peering_claim",
            "peer_address_claim",
            "advertisement_claim");

    @Autowired
    protected ChangeGateway changes;

    @Autowired
    private Positions positions;

    @Autowired
    private Rebuild rebuild;

    @Autowired
    protected JdbcClient sql;

    /** A number that no other test has, below 250 for long: for names, blocks and addresses. */
    protected static int fresh() {
        return CAST.incrementAndGet();
    }

    protected static Actor ownerOf(TenantId... tenants) {
        return new Actor("owner", Set.of(Actor.Role.OWNER), Set.of(tenants));
    }

    /** Requested with one namespace of the tenant's own name, and approved. */
    protected TenantId onboarded(String name) {
        var tenant = TenantId.parse(name);
        submit(OPERATOR, request(tenant, name), new ApproveTenant(tenant));
        return tenant;
    }

    protected static RequestTenant request(TenantId tenant, String... namespaces) {
        return new RequestTenant(
                tenant,
                "Team " + tenant,
                Isolation.SHARED,
                new TreeSet<>(Stream.of(namespaces).map(NamespaceName::parse).toList()));
    }

    protected static Proposal proposal(Operation... operations) {
        return new Proposal("because of a test", null, List.of(operations), null);
    }

    protected Committed submit(Actor actor, Operation... operations) {
        return submit(actor, proposal(operations));
    }

    /** Returns when each room in which something happened has it in its read model. */
    protected Committed submit(Actor actor, Proposal proposal) {
        long before = positions.head();
        Committed done = changes.submit(actor, API, ChangeId.random(), proposal);
        lastOfEachRoomSince(before)
                .forEach((room, last) -> assertThat(positions.await(last, Set.of(room), Duration.ofSeconds(30)))
                        .isEmpty());
        return done;
    }

    /** A room's events are stored under its name, which is also its group's. */
    private Map<String, Long> lastOfEachRoomSince(long position) {
        var last = new TreeMap<String, Long>();
        sql.sql("SELECT split_part(payload_type, '.', 1), max(global_index) FROM domain_event_entry"
                        + " WHERE global_index > ? GROUP BY 1")
                .param(position)
                .query((row, _) -> last.put(row.getString(1), row.getLong(2)))
                .list();
        return last;
    }

    /** The refusal of these operations, of which nothing may have been kept. */
    protected Rejection refused(Actor actor, Operation... operations) {
        var before = kept();
        Rejection rejection = refusal(() -> changes.submit(actor, API, ChangeId.random(), proposal(operations)));
        assertThat(kept()).isEqualTo(before);
        return rejection;
    }

    protected static Rejection refusal(Runnable asking) {
        Rejection rejection = catchThrowableOfType(Rejection.class, asking::run);
        assertThat(rejection).as("a refusal").isNotNull();
        return rejection;
    }

    /** Makes a room's rows again from the first event: they must come out as they were. */
    protected void assertRebuiltAsItWas(String group, String... tables) {
        var before = contents(List.of(tables));
        rebuild.rebuild(group);
        assertThat(contents(List.of(tables))).isEqualTo(before);
        assertThat(before.values()).noneMatch("nothing"::equals);
    }

    private Map<String, String> kept() {
        return contents(KEPT);
    }

    private Map<String, String> contents(List<String> tables) {
        var contents = new TreeMap<String, String>();
        for (String table : tables) {
            contents.put(
                    table,
                    sql.sql(
                                    "SELECT coalesce(count(*) || md5(string_agg(t::text, '|' ORDER BY t::text)), 'nothing') FROM "
                                            + table + " t")
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}
