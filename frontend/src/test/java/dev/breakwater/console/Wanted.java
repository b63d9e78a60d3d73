package dev.breakwater.console;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** The real things that the tables of rights speak of by name: changes of the story, and drafts that are gone afterwards. */
record Wanted(ChangeGateway gateway, Changes changes, Revisions revisions, Positions positions) {
    static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final String REASON = "A matrix of rights";
    private static final long STOREFRONT = 14;

    static Wanted in(ApplicationContext program) {
        return new Wanted(
                program.getBean(ChangeGateway.class),
                program.getBean(Changes.class),
                program.getBean(Revisions.class),
                program.getBean(Positions.class));
    }

    /** The address with ids in it; a draft is made anew for whoever asks for one. */
    String filled(String address) {
        return address.replace("{mistake}", change(Story.MISTAKE))
                .replace("{storefront}", change(STOREFRONT))
                .replace("{draft}", address.contains("{draft}") ? draft().toString() : "");
    }

    void tidy() {
        arrived();
        changes.list(OPERATOR, ChangeSummary.State.DRAFTED, null, null, 100).items().stream()
                .filter(draft -> draft.reason().equals(REASON))
                .forEach(draft -> gateway.discard(OPERATOR, origin(), draft.id()));
        arrived();
    }

    private String change(long revision) {
        return revisions.find(OPERATOR, revision).change().toString();
    }

    private ChangeId draft() {
        var operation = new DescribeTenant(TenantId.parse("tenant-a"), "The shop as of event " + positions.head());
        ChangeId draft = gateway.draft(
                OPERATOR, origin(), ChangeId.random(), new Proposal(REASON, null, List.of(operation), null));
        arrived();
        return draft;
    }

    private void arrived() {
        positions.await(positions.head(), Duration.ofSeconds(10));
    }

    private static Origin origin() {
        return new Origin(Source.CONSOLE, null, "test");
    }
}
