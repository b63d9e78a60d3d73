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

/** The advertisement that an address names, also when it is there no longer; read when there is a revision, not when a session moves. */
final class OneAdvertisement extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient Revisions revisions;
    private final transient LongSupplier base;
    private final transient AdvertisementId id;
    private transient Optional<Announced> shown = Optional.empty();
    private transient Optional<Announced> known = Optional.empty();
    private boolean begun;
    private long knownAt = -1;

    OneAdvertisement(Acting acting, Revisions revisions, LongSupplier base, String id) {
        this.acting = acting;
        this.revisions = revisions;
        this.base = base;
        this.id = AdvertisementId.parse(id);
        addClassName("bw-stack");
    }

    void show(Uplinks uplinks, Sessions sessions) {
        if (knownAt != base.getAsLong()) {
            knownAt = base.getAsLong();
            known = uplinks.advertisement(id)
                    .map(each -> Announced.of(each, uplinks.blocks(id.tenant()), uplinks.peerings()));
        }
        Optional<Announced> seen = known.map(each -> each.among(sessions));
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
