package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.AdvertisementIntent;
import java.util.function.LongSupplier;

/** Advertisements, one a line: whose, over which peerings, and what each of these is told. */
final class AdvertisementGrid extends Grid<AdvertisementIntent> {
    private static final long serialVersionUID = 1L;

    AdvertisementGrid(Acting acting, Revisions revisions, LongSupplier base) {
        addComponentColumn(each ->
                        new Anchor(Paths.advertisement(each.id()), each.id().toString()))
                .setHeader(t("advertisement.one"))
                .setWidth("13rem")
                .setFlexGrow(3);
        addComponentColumn(each -> AdvertisementCard.tenant(each.id().tenant()))
                .setHeader(t("advertisement.tenant"))
                .setWidth("10rem")
                .setFlexGrow(2);
        addComponentColumn(AdvertisementGrid::over)
                .setHeader(t("advertisement.over"))
                .setWidth("16rem")
                .setFlexGrow(4);
        if (acting.actor().isOperator()) {
            addComponentColumn(each -> new AdvertisementActs(acting, revisions, base, each))
                    .setHeader(t("contracts.acts"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
    }

    private static Component over(AdvertisementIntent advertisement) {
        var lines = new Div();
        advertisement
                .peerings()
                .forEach((peering, communities) -> lines.add(new Div(
                        new Anchor(Paths.peering(peering), peering.toString()),
                        new Span(" "),
                        new Communities(communities))));
        return lines;
    }
}
