package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.peering.AdvertisementActs;
import dev.breakwater.console.peering.AdvertisementDialog;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PoolIntent;
import java.util.List;

/** Which addresses a tenant holds, and over which uplinks they are announced; operators alone announce. */
class AddressCards extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Seen seen;
    private final transient Acting acting;
    private final transient Revisions revisions;

    AddressCards(Seen seen, Acting acting, Revisions revisions) {
        this.seen = seen;
        this.acting = acting;
        this.revisions = revisions;
        List<PoolIntent> pools = seen.snapshot().poolsOf(seen.id());
        List<AdvertisementIntent> announced = seen.snapshot().advertisementsOf(seen.id());
        if (!seen.past()) {
            add(above());
        }
        if (pools.isEmpty() && announced.isEmpty()) {
            add(new Empty(VaadinIcon.GLOBE_WIRE, t("tenant.no-addresses"), t("tenant.no-addresses-why")));
        }
        var cards = new Div();
        cards.addClassName("bw-cards");
        pools.forEach(pool -> cards.add(card(pool)));
        announced.forEach(each -> cards.add(card(each)));
        add(cards);
    }

    private Component above() {
        if (!acting.actor().isOperator()) {
            return new Paragraph(t("address.by-operators"));
        }
        var bar = new Div(new Button(
                t("advertisement.open"),
                _ -> AdvertisementDialog.advertise(acting, revisions, seen.revision(), seen.id())
                        .open()));
        bar.addClassName("bw-bar");
        return bar;
    }

    private static Div card(PoolIntent pool) {
        var card = new Div(
                new H3(t("address.pool", pool.id().name())),
                new Facts().add(t("address.blocks"), new Code(Terms.listed(pool.blocks()))));
        card.addClassName("bw-card");
        return card;
    }

    private Div card(AdvertisementIntent announced) {
        var facts = new Facts();
        announced
                .peerings()
                .forEach((peering, communities) -> facts.add(
                        peering.toString(),
                        communities.isEmpty()
                                ? t("address.no-communities")
                                : t("address.communities", Terms.listed(communities))));
        var head = new Div(title(announced));
        head.addClassName("bw-head");
        if (!seen.past()) {
            head.add(new AdvertisementActs(acting, revisions, seen::revision, announced));
        }
        var card = new Div(head, facts);
        card.addClassNames("bw-card", "bw-stack");
        return card;
    }

    /** The fabric's side of it is no business of an owner's. */
    private H3 title(AdvertisementIntent announced) {
        String words = t("address.announced", announced.id().name());
        return acting.actor().seesEverything()
                ? new H3(new Anchor(Paths.advertisement(announced.id()), words))
                : new H3(words);
    }
}
