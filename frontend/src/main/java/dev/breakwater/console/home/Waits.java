package dev.breakwater.console.home;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.words.Said;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits for somebody's decision. */
@Component
class Waits {
    private static final int MOST = 20;

    private final Changes changes;
    private final Revisions revisions;
    private final ClusterHealth health;

    /** One thing to decide, in the reader's language or, where a room said it, in that room's; and where. */
    record Wait(String what, String where, boolean said) {
        Wait(String what, String where) {
            this(what, where, false);
        }

        Anchor link() {
            return said ? Said.into(new Anchor(where, what), what) : new Anchor(where, what);
        }
    }

    Waits(Changes changes, Revisions revisions, ClusterHealth health) {
        this.changes = changes;
        this.revisions = revisions;
        this.health = health;
    }

    /** Nothing waits for who only looks on. */
    List<Wait> of(Actor actor) {
        if (actor.roles().equals(Set.of(Actor.Role.AUDITOR))) {
            return List.of();
        }
        return Stream.of(held(actor), requested(actor), offered(actor), drafted(actor))
                .flatMap(waits -> waits)
                .toList();
    }

    private Stream<Wait> held(Actor actor) {
        ClusterHealth.Hold hold = actor.isOperator() ? health.report().hold() : null;
        return hold == null
                ? Stream.empty()
                : Stream.of(new Wait(hold.sentence(), Paths.HISTORY + "?revision=" + hold.revision(), true));
    }

    private Stream<Wait> requested(Actor actor) {
        if (!actor.isOperator()) {
            return Stream.empty();
        }
        var asked = new IntentFilter(Subject.Kind.TENANT, null, Map.of("state", TenantIntent.State.REQUESTED), null);
        return revisions.intents(actor, asked, null, MOST).items().stream()
                .map(TenantIntent.class::cast)
                .map(tenant -> new Wait(t("home.wait-tenant", tenant.id()), Paths.tenant(tenant.id())));
    }

    private Stream<Wait> offered(Actor actor) {
        var open = new IntentFilter(Subject.Kind.CONTRACT, null, Map.of("accepted", false), null);
        return revisions.intents(actor, open, null, MOST).items().stream()
                .map(ContractIntent.class::cast)
                .filter(contract -> actor.tenants().contains(contract.consumer()))
                .map(contract -> new Wait(
                        t("home.wait-contract", contract.provider(), contract.id()),
                        Paths.tenant(contract.consumer()) + "?tab=contracts"));
    }

    private Stream<Wait> drafted(Actor actor) {
        return changes.list(actor, ChangeSummary.State.DRAFTED, null, null, MOST).items().stream()
                .map(draft -> new Wait(t("home.wait-draft", draft.author(), draft.reason()), Paths.change(draft.id())));
    }
}
