package dev.breakwater.console.onboard;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.vocabulary.ChangeId;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Asking for a tenant. What is asked for is kept as a draft, whose id stands in the address: a reload goes on with it. */
@Route(Paths.ONBOARD)
@RolesAllowed({"OWNER", "OPERATOR"})
class OnboardView extends Screen implements BeforeEnterObserver, BeforeLeaveObserver {
    private static final long serialVersionUID = 1L;

    private final Acting acting;
    private final Changes changes;
    private final Revisions revisions;
    private final Div body = new Div();
    private final Div outcome = new Div();
    private @Nullable ChangeDetails draft;
    private @Nullable Asking asking;

    OnboardView(Acting acting, Changes changes, Revisions revisions, LiveUpdates live) {
        this.acting = acting;
        this.changes = changes;
        this.revisions = revisions;
        titled(t("onboard.title"));
        under(new Anchor(Paths.TENANTS, t("tenants.title")));
        outcome.getElement().setAttribute("aria-live", "polite");
        add(new Paragraph(t(acting.actor().isOperator() ? "onboard.intro-operator" : "onboard.intro")), body, outcome);
        live.on(this, this::look, News.CHANGES, News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = Asked.of(event.getLocation()).text("draft");
        draft = id.isBlank() ? null : found(ChangeId.parse(id));
        body.removeAll();
        asking = null;
        if (draft == null || draft.summary().state() == ChangeSummary.State.DRAFTED) {
            var form = draft == null ? blank() : OnboardForm.of(acting.actor(), draft);
            asking = new Asking(acting, form, () -> draft);
            body.add(asking);
        }
        show();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (asking != null) {
            asking.hold(event);
        }
    }

    private ChangeDetails found(ChangeId id) {
        return changes.find(acting.actor(), id);
    }

    private void look() {
        draft = draft == null ? null : found(draft.summary().id());
        show();
    }

    /** What is typed stays until it is too late for it; what would come of the draft, or became of it, is said anew. */
    private void show() {
        body.setVisible(draft == null || draft.summary().revision() == null);
        if (asking != null && !body.isVisible()) {
            asking.forget();
        }
        outcome.removeAll();
        if (draft != null) {
            outcome.add(new Outcome(acting, draft, this::look));
        }
    }

    /** An owner's account says which tenants it may have; it begins with one that is not there yet. */
    private OnboardForm blank() {
        var form = new OnboardForm(acting.actor());
        long newest = revisions.newest();
        acting.actor().tenants().stream()
                .sorted()
                .filter(own -> revisions.at(acting.actor(), own, newest).tenant(own) == null)
                .findFirst()
                .ifPresent(form::propose);
        return form;
    }
}
