package dev.breakwater.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.InRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What has happened, as different people read it. */
@SpringBootTest(classes = AuditRooms.class)
class EventsIT extends InRooms {
    @Autowired
    Events events;

    @Autowired
    Positions read;

    @Test
    void tellsWhoDidWhatAndWhy() {
        TenantId mine = TenantId.parse("audit-" + fresh());
        Committed done = kept(submit(OPERATOR, request(mine, mine.toString()), new ApproveTenant(mine)));
        List<AuditedEvent> happened = list(OPERATOR, null, done.change());
        assertThat(happened)
                .extracting(AuditedEvent::type)
                .containsExactlyInAnyOrder(
                        "change.ChangeDrafted",
                        "tenant.TenantRequested",
                        "tenant.NamespaceClaimed",
                        "tenant.TenantApproved",
                        "change.ChangeCommitted");
        assertThat(happened).extracting(AuditedEvent::index).isSorted();
        assertThat(happened).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo("olivia");
            assertThat(event.reason()).isEqualTo("because of a test");
        });
        assertThat(list(ownerOf(mine), mine, null)).isEqualTo(list(OPERATOR, mine, null));
    }

    @Test
    void tellsAnOwnerNothingOfOthersInTheSameChange() {
        TenantId mine = TenantId.parse("mine-" + fresh());
        TenantId other = TenantId.parse("secretive-" + fresh());
        Committed both = kept(submit(
                OPERATOR, request(mine, mine.toString()), request(other, other.toString()), new ApproveTenant(mine)));
        List<AuditedEvent> seen = list(ownerOf(mine), null, both.change());
        assertThat(seen).isNotEmpty();
        assertThat(seen.toString()).contains(mine.toString()).doesNotContain(other.toString());
        assertThat(refusal(() -> list(ownerOf(mine), other, null)).code()).isEqualTo("not-found");
        for (AuditedEvent event : list(OPERATOR, null, both.change())) {
            if (event.subject().equals("tenant:" + other)) {
                assertThat(refusal(() -> events.find(ownerOf(mine), event.index()))
                                .code())
                        .isEqualTo("not-found");
            }
        }
    }

    @Test
    void findsByTextInTheReasonOrTheSubjectInWhateverCaseAndByNoPattern() {
        TenantId mine = TenantId.parse("found-" + fresh());
        kept(submit(OPERATOR, request(mine, mine.toString())));
        assertThat(saying("FOUND-" + mine.value().substring(6)))
                .extracting(AuditedEvent::type)
                .contains("tenant.TenantRequested");
        assertThat(saying("Because of a TEST")).isNotEmpty();
        assertThat(saying("because%test")).isEmpty();
        assertThat(saying("because_of")).isEmpty();
        assertThat(saying("because\\\\ of")).isEmpty();
    }

    private List<AuditedEvent> saying(String text) {
        var filter = new EventFilter(null, null, null, null, null, null, null, null, text);
        return events.list(OPERATOR, filter, Events.Order.NEWEST, null, 100).items();
    }

    @Test
    void isMadeAgainFromTheFirstEvent() {
        kept(submit(OPERATOR, request(TenantId.parse("again-" + fresh()), "again-" + fresh())));
        assertRebuiltAsItWas("audit", "audit_row");
    }

    private Committed kept(Committed done) {
        assertThat(read.await(done.position(), Set.of("audit"), Duration.ofSeconds(30)))
                .isEmpty();
        return done;
    }

    private List<AuditedEvent> list(Actor actor, @Nullable TenantId tenant, @Nullable ChangeId change) {
        var filter = new EventFilter(tenant, null, change, null, null, null, null, null, null);
        return events.list(actor, filter, Events.Order.OLDEST, null, 100).items();
    }
}
