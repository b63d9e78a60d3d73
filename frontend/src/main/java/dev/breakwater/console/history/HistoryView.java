package dev.breakwater.console.history;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.SubjectLinks;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every revision, to be searched, compared with another, and gone back to. */
@Route(Paths.HISTORY)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class HistoryView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Revisions revisions;
    private final Acting acting;
    private final Div above = new Div();
    private final Grid<RevisionSummary> grid = new Grid<>();
    private final Listing<RevisionSummary> listing = Listing.in(grid, this::page);
    private Asked asked = Asked.nothing(Paths.HISTORY);

    HistoryView(Revisions revisions, Acting acting, LiveUpdates live) {
        this.revisions = revisions;
        this.acting = acting;
        titled(t("history.title"));
        grid.addColumn(each -> t("revision.number", String.valueOf(each.revision())))
                .setHeader(t("history.revision"))
                .setFlexGrow(0);
        grid.addComponentColumn(HistoryView::why)
                .setHeader(t("history.why"))
                .setWidth("14rem")
                .setFlexGrow(5);
        grid.addColumn(RevisionSummary::actor).setHeader(t("history.who")).setFlexGrow(1);
        grid.addComponentColumn(each -> new Moment(each.committedAt()))
                .setHeader(t("history.when"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::acts)
                .setHeader(t("history.acts"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateComponent(new Empty(VaadinIcon.CLOCK, t("history.none"), t("history.none-why")));
        add(above, grid);
        live.on(this, () -> listing.anew(grid), News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        above.removeAll();
        above.add(new HistoryFilter(asked, this::ask));
        listing.anew(grid);
    }

    private void ask(Asked other) {
        asked = other;
        asked.show();
        listing.anew(grid);
    }

    private Page<RevisionSummary> page(@Nullable String after, int limit) {
        Long only = asked.number("revision");
        if (only != null) {
            return new Page<>(List.of(revisions.find(acting.actor(), only)), null);
        }
        String tenant = asked.text("tenant");
        var filter = new Revisions.Filter(
                tenant.isBlank() ? null : TenantId.parse(tenant), given(asked.text("actor")), given(asked.text("q")));
        return revisions.search(acting.actor(), filter, after, limit);
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }

    private static Component why(RevisionSummary revision) {
        var subjects = new Div(new SubjectLinks(revision.subjects()));
        subjects.addClassNames("bw-quiet", "bw-one-line");
        return new Div(new Anchor(Paths.change(revision.change()), revision.reason()), subjects);
    }

    private Component acts(RevisionSummary revision) {
        long newest = revisions.newest();
        var acts = new Div(new Anchor(Paths.compare(revision.revision(), newest), t("history.compare")));
        acts.addClassName("bw-bar");
        if (acting.actor().isOperator() && revision.revision() < newest) {
            Act back = Act.rollBack(acting, null, revision.revision());
            var button = new Button(t("history.roll-back"), _ -> new ActDialog(acting, back).open());
            button.addThemeVariants(ButtonVariant.SMALL);
            acts.add(button);
        }
        return acts;
    }
}
