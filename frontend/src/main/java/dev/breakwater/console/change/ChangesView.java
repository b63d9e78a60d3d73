package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.console.words.Said;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was proposed and what was done, newest first. */
@Route(Paths.CHANGES)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class ChangesView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Changes changes;
    private final Actor actor;
    private final Div above = new Div();
    private final Grid<ChangeSummary> grid = new Grid<>();
    private final Listing<ChangeSummary> listing = Listing.in(grid, this::page);
    private Asked asked = Asked.nothing(Paths.CHANGES);

    ChangesView(Changes changes, SignedIn signedIn, LiveUpdates live) {
        this.changes = changes;
        this.actor = signedIn.actor();
        titled(t("changes.title"));
        grid.addComponentColumn(change -> ChangeStates.of(change.state()))
                .setHeader(t("changes.state"))
                .setFlexGrow(0)
                .setAutoWidth(true);
        grid.addComponentColumn(ChangesView::what)
                .setHeader(t("changes.what"))
                .setWidth("14rem")
                .setFlexGrow(5);
        grid.addColumn(ChangeSummary::author).setHeader(t("history.who")).setFlexGrow(1);
        grid.addComponentColumn(change -> new Moment(change.changedAt()))
                .setHeader(t("history.when"))
                .setFlexGrow(1);
        grid.setEmptyStateComponent(new Empty(VaadinIcon.FILE_PROCESS, t("changes.none"), t("changes.none-why")));
        add(above, grid);
        live.on(this, () -> listing.anew(grid), News.CHANGES);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        above.removeAll();
        above.add(states());
        listing.anew(grid);
    }

    private Tabs states() {
        var now = asked.one("state", ChangeSummary.State.class);
        var tabs = new Tabs(t("changes.state"))
                .add(t("changes.every"), asked.with("state", "").href(), now == null);
        for (ChangeSummary.State state : ChangeSummary.State.values()) {
            String word = state.name().toLowerCase(Locale.ROOT);
            tabs.add(t("change-state", state), asked.with("state", word).href(), state == now);
        }
        return tabs;
    }

    private Page<ChangeSummary> page(@Nullable String after, int limit) {
        String tenant = asked.text("tenant");
        return changes.list(
                actor,
                asked.one("state", ChangeSummary.State.class),
                tenant.isBlank() ? null : TenantId.parse(tenant),
                after,
                limit);
    }

    private static Component what(ChangeSummary change) {
        var what = new Div(new Anchor(Paths.change(change.id()), change.reason()));
        if (!change.sentences().equals(List.of(change.reason()))) {
            what.add(sentences(change.sentences()));
        }
        return what;
    }

    private static Div sentences(List<String> sentences) {
        var line = new Div();
        line.addClassNames("bw-quiet", "bw-one-line");
        sentences.forEach(sentence -> {
            if (line.getElement().getChildCount() > 0) {
                line.add(new Text("; "));
            }
            line.add(Said.into(new Span(), sentence));
        });
        return line;
    }
}
