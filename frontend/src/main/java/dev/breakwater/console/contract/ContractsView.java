package dev.breakwater.console.contract;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.intent.Intent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Subject;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;

/** Offers and agreements of those whom the reader may see, in and out. */
@Route("contracts")
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class ContractsView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "state";

    private final Div tabs = new Div();
    private final ContractGrid grid;
    private final transient Listing<Intent> listing;
    private String state = "";

    ContractsView(Revisions revisions, Acting acting, LiveUpdates live) {
        Actor actor = acting.actor();
        var copy = new CopyAs().get(actor.name(), "/api/v1/contracts");
        if (actor.roles().contains(Actor.Role.OWNER) || actor.isOperator()) {
            var offer = new Button(t("contracts.offer"), _ -> new OfferDialog(acting, revisions.newest()).open());
            offer.addThemeVariants(ButtonVariant.PRIMARY);
            titled(t("contracts.title"), offer, copy);
        } else {
            titled(t("contracts.title"), copy);
        }
        grid = new ContractGrid(acting, revisions);
        grid.addClassName("bw-lower");
        grid.setEmptyStateComponent(new Empty(VaadinIcon.HANDSHAKE, t("contracts.none"), t("contracts.none-why")));
        add(new Paragraph(t("contracts.what")), tabs, grid);
        listing = Listing.in(grid, (after, limit) -> revisions.intents(actor, filter(), after, limit));
        live.on(this, () -> listing.anew(grid), News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(STATE)
                .orElse("");
        tabs.removeAll();
        tabs.add(new Tabs(t("contracts.title"))
                .add(t("contracts.every"), "contracts", state.isEmpty())
                .add(t("contracts.offered"), "contracts?state=offered", state.equals("offered"))
                .add(t("contracts.accepted"), "contracts?state=accepted", state.equals("accepted")));
        listing.anew(grid);
    }

    private IntentFilter filter() {
        return new IntentFilter(
                Subject.Kind.CONTRACT,
                null,
                switch (state) {
                    case "offered" -> Map.of("accepted", false);
                    case "accepted" -> Map.of("accepted", true);
                    default -> Map.of();
                },
                null);
    }
}
