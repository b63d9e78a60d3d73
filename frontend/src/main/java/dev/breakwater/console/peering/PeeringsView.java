package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Screen;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Subject;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;

/** Upstream routers with their sessions, as the agents last reported them. */
@Route("peerings")
@RolesAllowed({"OPERATOR", "AUDITOR"})
class PeeringsView extends Screen {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient Revisions revisions;
    private final transient ClusterHealth health;
    private final transient Acting acting;
    private final Div cards = new Div();

    PeeringsView(Revisions revisions, ClusterHealth health, Acting acting, LiveUpdates live) {
        this.revisions = revisions;
        this.health = health;
        this.acting = acting;
        Actor actor = acting.actor();
        var copy = new CopyAs().get(actor.name(), "/api/v1/peerings");
        if (actor.isOperator()) {
            var connect =
                    new Button(t("peering.connect"), _ -> new PeeringDialog(acting, revisions.newest(), null).open());
            connect.addThemeVariants(ButtonVariant.PRIMARY);
            titled(t("peering.title"), connect, copy);
        } else {
            titled(t("peering.title"), copy);
        }
        add(cards);
        refresh();
        live.on(this, this::refresh, News.REVISIONS, News.CLUSTER);
    }

    private void refresh() {
        long base = revisions.newest();
        List<BgpSession> sessions = health.report().sessions();
        List<AdvertisementIntent> advertisements = read(Subject.Kind.ADVERTISEMENT, AdvertisementIntent.class);
        cards.removeAll();
        read(Subject.Kind.PEERING, PeeringIntent.class)
                .forEach(peering -> cards.add(card(peering, of(peering, sessions), advertisements, base)));
        if (cards.getChildren().findAny().isEmpty()) {
            cards.add(new Empty(VaadinIcon.CLUSTER, t("peering.none"), t("peering.none-why")));
        }
    }

    private PeeringCard card(
            PeeringIntent peering, List<BgpSession> sessions, List<AdvertisementIntent> advertisements, long base) {
        var card = new PeeringCard(peering, sessions, advertisements);
        return acting.actor().isOperator() ? card.withActs(peering, acting, base) : card;
    }

    private static List<BgpSession> of(PeeringIntent peering, List<BgpSession> sessions) {
        return sessions.stream()
                .filter(session -> peering.addresses().stream()
                        .anyMatch(address -> address.toString().equals(session.address())))
                .toList();
    }

    private <I extends Intent> List<I> read(Subject.Kind kind, Class<I> type) {
        var all = new IntentFilter(kind, null, Map.of(), null);
        return revisions.intents(acting.actor(), all, null, MOST).items().stream()
                .map(type::cast)
                .toList();
    }
}
