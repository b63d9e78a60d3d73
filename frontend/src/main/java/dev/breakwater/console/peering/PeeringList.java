package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.rollout.BgpSession;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Upstream routers, a card each, or one of them by itself; made anew only when what they say is no longer so. What they hear is read
 * once a revision: for one of them by a query, for all of them by a single pass over some advertisements (see {@link Heard}).
 */
final class PeeringList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient LongSupplier base;
    private final String only;
    private final transient Uplinks uplinks;
    private transient List<Seen> shown = List.of();
    private transient List<Known> known = List.of();
    private long knownAt = -1;
    private int all;

    private record Known(PeeringIntent peering, Heard heard) {}

    private record Seen(Known known, List<BgpSession> sessions) {}

    PeeringList(Acting acting, Uplinks uplinks, LongSupplier base, String only) {
        this.acting = acting;
        this.uplinks = uplinks;
        this.base = base;
        this.only = only;
        addClassName("bw-stack");
    }

    /** Sessions come and go; what is asked for does with revisions alone. */
    void show(Sessions sessions) {
        if (knownAt != base.getAsLong()) {
            knownAt = base.getAsLong();
            read();
        }
        List<Seen> seen = known.stream()
                .map(each -> new Seen(each, sessions.with(each.peering()).reported()))
                .toList();
        if (!seen.equals(shown) || seen.isEmpty()) {
            shown = seen;
            removeAll();
            seen.forEach(each -> add(card(each)));
            addWhatElse();
        }
    }

    private void read() {
        List<PeeringIntent> peerings = uplinks.peerings();
        all = peerings.size();
        known = only.isEmpty()
                ? uplinks.heard(peerings).entrySet().stream()
                        .map(each -> new Known(each.getKey(), each.getValue()))
                        .toList()
                : peerings.stream()
                        .filter(peering -> peering.id().toString().equals(only))
                        .map(peering -> new Known(peering, uplinks.heard(peering)))
                        .toList();
    }

    private PeeringCard card(Seen seen) {
        PeeringIntent peering = seen.known().peering();
        return new PeeringCard(
                peering,
                new Sessions(seen.sessions()),
                seen.known().heard(),
                new PeeringActs(acting, base, peering, uplinks));
    }

    private void addWhatElse() {
        if (all == 0) {
            add(new Empty(VaadinIcon.CLUSTER, t("peering.none"), t("peering.none-why")));
        } else if (shown.isEmpty()) {
            add(new Empty(VaadinIcon.CLUSTER, t("peering.gone", only), t("peering.gone-why"), back()));
        } else if (!only.isEmpty() && all > 1) {
            add(new Div(back()));
        }
    }

    private static Anchor back() {
        return new Anchor(Paths.PEERINGS, t("peering.all"));
    }
}
