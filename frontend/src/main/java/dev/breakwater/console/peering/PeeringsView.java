package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.rollout.ClusterHealth;
import jakarta.annotation.security.RolesAllowed;

/** Upstream routers with their sessions, as the agents last reported them, and what is advertised to them. */
@Route(Paths.PEERINGS)
@RolesAllowed({"OPERATOR", "AUDITOR"})
class PeeringsView extends Screen implements BeforeEnterObserver {
    static final String ADVERTISEMENTS = "advertisements";
    private static final long serialVersionUID = 1L;

    private final transient Revisions revisions;
    private final transient ClusterHealth health;
    private final transient Acting acting;
    private final transient Uplinks uplinks;
    private final Div body = new Div();
    private transient Runnable fill = () -> {};
    private long base;

    PeeringsView(Revisions revisions, ClusterHealth health, Acting acting, LiveUpdates live) {
        this.revisions = revisions;
        this.health = health;
        this.acting = acting;
        this.uplinks = new Uplinks(revisions, acting.actor());
        add(body);
        live.on(this, this::refresh, News.REVISIONS, News.CLUSTER);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Asked asked = Asked.of(event.getLocation());
        String one = asked.text("advertisement");
        boolean advertisements = !one.isEmpty() || asked.text("tab").equals(ADVERTISEMENTS);
        titled(t("peering.title"), acts(advertisements));
        var tabs = new Tabs(t("peering.title"))
                .add(t("peering.routers"), Paths.PEERINGS, !advertisements)
                .add(t("advertisement.title"), Paths.PEERINGS + "?tab=" + ADVERTISEMENTS, advertisements);
        body.removeAll();
        body.add(tabs, one.isEmpty() ? advertisements ? list(asked) : cards(asked) : one(one));
        refresh();
    }

    private void refresh() {
        base = revisions.newest();
        fill.run();
    }

    private Sessions sessions() {
        return new Sessions(health.report().sessions());
    }

    private Component cards(Asked asked) {
        var cards = new PeeringList(acting, uplinks, () -> base, asked.text("peering"));
        fill = () -> cards.show(sessions());
        return cards;
    }

    private Component list(Asked asked) {
        var list = new AdvertisementList(acting, revisions, () -> base, asked);
        fill = () -> list.show(base);
        return list;
    }

    private Component one(String id) {
        var one = new OneAdvertisement(acting, revisions, () -> base, id);
        fill = () -> one.show(uplinks, sessions());
        return one;
    }

    private Component[] acts(boolean advertisements) {
        var copy =
                new CopyAs().get(acting.actor().name(), advertisements ? "/api/v1/advertisements" : "/api/v1/peerings");
        if (!acting.actor().isOperator()) {
            return new Component[] {copy};
        }
        var act = advertisements
                ? new Button(
                        t("advertisement.open"),
                        _ -> AdvertisementDialog.advertise(acting, revisions, base, null)
                                .open())
                : new Button(
                        t("peering.connect"),
                        _ -> PeeringDialog.connect(acting, base, uplinks.peerings())
                                .open());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        return new Component[] {act, copy};
    }
}
