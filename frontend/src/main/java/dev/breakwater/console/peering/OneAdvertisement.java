package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.peering.AdvertisementCard.Announced;
import dev.breakwater.vocabulary.AdvertisementId;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The advertisement that an address names, also when it is there no longer. */
final class OneAdvertisement extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient Revisions revisions;
    private final transient LongSupplier base;
    private final transient AdvertisementId id;
    private transient Optional<Announced> shown = Optional.empty();
    private boolean begun;

    OneAdvertisement(Acting acting, Revisions revisions, LongSupplier base, String id) {
        this.acting = acting;
        this.revisions = revisions;
        this.base = base;
        this.id = AdvertisementId.parse(id);
        addClassName("bw-stack");
    }

    void show(Uplinks uplinks, Sessions sessions) {
        Optional<Announced> seen = uplinks.advertisement(id)
                .map(each -> new Announced(each, uplinks.blocks(id.tenant()), uplinks.peerings(), sessions));
        if (!begun || !seen.equals(shown)) {
            begun = true;
            shown = seen;
            removeAll();
            seen.ifPresentOrElse(this::card, this::gone);
            add(new Div(new Anchor(Paths.PEERINGS + "?tab=" + PeeringsView.ADVERTISEMENTS, t("advertisement.all"))));
        }
    }

    private void card(Announced seen) {
        add(new AdvertisementCard(seen, new AdvertisementActs(acting, revisions, base, seen.advertisement())));
    }

    private void gone() {
        add(new Empty(
                VaadinIcon.GLOBE_WIRE,
                t("advertisement.gone", id),
                t("advertisement.gone-why"),
                AdvertisementCard.history(id)));
    }
}
