package dev.breakwater.console;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.Operation;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
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
    private static final TenantId OWNED = TenantId.parse("tenant-a");
    private static final String REASON = "A matrix of rights";
    private static final long STOREFRONT = 14;

    static Wanted in(ApplicationContext program) {
        return new Wanted(
                program.getBean(ChangeGateway.class),
                program.getBean(Changes.class),
                program.getBean(Revisions.class),
                program.getBean(Positions.class));
    }

    /**
     * The address with ids in it. A draft is made anew for whoever asks for one: of what an owner may do by itself, or of an
     * approval, which only an operator commits.
     */
    String filled(String address) {
        String filled = address.replace("{mistake}", change(Story.MISTAKE)).replace("{storefront}", change(STOREFRONT));
        if (filled.contains("{draft}")) {
            filled = filled.replace("{draft}", drafted(new DescribeTenant(OWNED, "The shop " + positions.head())));
        }
        if (filled.contains("{approval}")) {
            filled = filled.replace("{approval}", drafted(new ApproveTenant(OWNED)));
        }
        return filled;
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

    private String drafted(Operation operation) {
        ChangeId draft = gateway.draft(
                OPERATOR, origin(), ChangeId.random(), new Proposal(REASON, null, List.of(operation), null));
        arrived();
        return draft.toString();
    }

    private void arrived() {
        positions.await(positions.head(), Set.of("change"), Duration.ofSeconds(10));
    }

    private static Origin origin() {
        return new Origin(Source.CONSOLE, null, "test");
    }
}
