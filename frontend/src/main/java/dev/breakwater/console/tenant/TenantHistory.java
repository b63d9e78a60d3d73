package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;

/** Every revision that touched a tenant: to look at it as it was, to compare, to go back. */
class TenantHistory extends Div {
    private static final long serialVersionUID = 1L;

    TenantHistory(Revisions revisions, Acting acting, Seen seen) {
        var grid = new Grid<RevisionSummary>();
        grid.addColumn(revision -> t("revision.number", String.valueOf(revision.revision())))
                .setHeader(t("history.revision"))
                .setFlexGrow(0);
        grid.addComponentColumn(revision -> new Anchor(Paths.change(revision.change()), revision.reason()))
                .setHeader(t("history.why"))
                .setWidth("14rem")
                .setFlexGrow(4);
        grid.addColumn(RevisionSummary::actor).setHeader(t("history.who"));
        grid.addComponentColumn(revision -> new Moment(revision.committedAt())).setHeader(t("history.when"));
        grid.addComponentColumn(revision -> acts(revision, acting, seen))
                .setHeader(t("history.acts"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Listing.in(grid, (after, limit) -> revisions.list(acting.actor(), seen.id(), after, limit));
        add(grid);
    }

    private static Component acts(RevisionSummary revision, Acting acting, Seen seen) {
        String at = Paths.tenant(seen.id()) + "?at=" + revision.revision();
        var acts = new Div(new Anchor(at, t("history.view")));
        acts.addClassName("bw-bar");
        if (acting.actor().actsFor(seen.id()) && revision.revision() < seen.revision()) {
            var back = new Button(
                    t("history.roll-back"),
                    _ -> new ActDialog(acting, Act.rollBack(acting, seen.id(), revision.revision())).open());
            back.addThemeVariants(ButtonVariant.SMALL);
            acts.add(back);
        }
        return acts;
    }
}
