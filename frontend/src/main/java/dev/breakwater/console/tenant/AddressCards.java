package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Facts;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PoolIntent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which addresses a tenant holds, and over which uplinks they are announced. */
class AddressCards extends Div {
    private static final long serialVersionUID = 1L;

    AddressCards(Seen seen) {
        List<PoolIntent> pools = seen.snapshot().poolsOf(seen.id());
        List<AdvertisementIntent> announced = seen.snapshot().advertisementsOf(seen.id());
        if (pools.isEmpty() && announced.isEmpty()) {
            add(new Empty(VaadinIcon.GLOBE_WIRE, t("tenant.no-addresses"), t("tenant.no-addresses-why")));
        }
        addClassName("bw-cards");
        pools.forEach(pool -> add(card(pool)));
        announced.forEach(each -> add(card(each)));
    }

    private static Div card(PoolIntent pool) {
        var card = new Div(
                new H3(t("address.pool", pool.id().name())),
                new Facts().add(t("address.blocks"), new Code(listed(pool.blocks()))));
        card.addClassName("bw-card");
        return card;
    }

    private static Div card(AdvertisementIntent announced) {
        var facts = new Facts();
        announced
                .peerings()
                .forEach((peering, communities) -> facts.add(
                        peering.toString(),
                        communities.isEmpty()
                                ? t("address.no-communities")
                                : t("address.communities", listed(communities))));
        var card = new Div(new H3(t("address.announced", announced.id().name())), facts);
        card.addClassName("bw-card");
        return card;
    }

    private static String listed(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
