package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.vocabulary.ChangeId;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** One change: what and why, what comes of it in objects and flows, by which steps, and how far they are. */
@Route("changes/:change")
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class ChangeView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Changes changes;
    private final Acting acting;
    private final ChangeTabs tabs;
    private final Div body = new Div();
    private Asked asked = Asked.nothing(Paths.CHANGES);
    private @Nullable ChangeDetails shown;
    private @Nullable Progress progress;

    ChangeView(Changes changes, Acting acting, ChangeTabs tabs, LiveUpdates live) {
        this.changes = changes;
        this.acting = acting;
        this.tabs = tabs;
        add(body);
        live.on(this, this::move, News.CHANGES, News.CLUSTER);
        live.on(this, this::rebase, News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        show(find(ChangeId.parse(event.getRouteParameters().get("change").orElseThrow())));
    }

    /** What is looked at stays open; only when the change itself has moved all of it is made anew. */
    private void move() {
        ChangeDetails before = shown;
        if (before == null) {
            return;
        }
        ChangeDetails now = find(before.summary().id());
        if (!now.equals(before)) {
            show(now);
        } else if (progress != null) {
            progress.refresh();
        }
    }

    /** What would come of a draft is another thing on another revision. */
    private void rebase() {
        ChangeDetails draft = shown;
        if (draft != null && draft.summary().state() == ChangeSummary.State.DRAFTED) {
            show(find(draft.summary().id()));
        }
    }

    private ChangeDetails find(ChangeId id) {
        return changes.find(acting.actor(), id);
    }

    private void show(ChangeDetails change) {
        shown = change;
        ChangeSummary summary = change.summary();
        titled(summary.reason(), new ChangeActs(acting, change));
        under(new Anchor(Paths.CHANGES, t("changes.title")));
        standing(ChangeStates.of(summary.state()));
        body.removeAll();
        progress = tabs.progress(summary);
        if (progress != null) {
            body.add(progress);
        }
        tabs.show(change, asked).forEach(body::add);
    }
}
