package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.SearchField;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PeeringId;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All that is advertised, or what one router hears, to be searched. */
final class AdvertisementList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Uplinks uplinks;
    private final AdvertisementGrid grid;
    private final transient Listing<AdvertisementIntent> listing;
    private transient Asked asked;
    private long at = -1;

    AdvertisementList(Acting acting, Revisions revisions, LongSupplier base, Asked asked) {
        this.uplinks = new Uplinks(revisions, acting.actor());
        this.asked = asked;
        this.grid = new AdvertisementGrid(acting, revisions, base);
        this.listing = Listing.in(grid, this::page);
        grid.setEmptyStateComponent(
                new Empty(VaadinIcon.GLOBE_WIRE, t("advertisement.none"), t("advertisement.none-why")));
        grid.addClassName("bw-lower");
        var above = new Div(new SearchField(t("advertisement.search"), asked.text("q"), this::search));
        above.addClassName("bw-bar");
        if (over() != null) {
            above.add(
                    new Span(t("advertisement.only-over", over())),
                    new Anchor(asked.with("over", "").href(), t("advertisement.all")));
        }
        add(new Paragraph(t("advertisement.what")), above, grid);
    }

    /** Lists anew what stands at another revision than before. */
    void show(long revision) {
        if (revision != at) {
            at = revision;
            listing.anew(grid);
        }
    }

    private void search(String text) {
        asked = asked.with("q", text);
        asked.show();
        listing.anew(grid);
    }

    private @Nullable PeeringId over() {
        String over = asked.text("over");
        return over.isEmpty() ? null : PeeringId.parse(over);
    }

    private Page<AdvertisementIntent> page(@Nullable String after, int limit) {
        return uplinks.advertisements(asked.text("q"), over(), after, limit);
    }
}
