package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Explained;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionSlider;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.console.reach.Question.Tab;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import jakarta.annotation.security.RolesAllowed;

/** Who can talk to whom, by what the newest revision or an earlier one desires. */
@Route(Paths.REACH)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class ReachView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient Inquiries inquiries;
    private final transient Revisions revisions;
    private final transient Known known;
    private final transient Actor actor;
    private final RevisionSlider slider;
    private final Div question = new Div();
    private final Div answer = new Div();
    private transient Question asked = Question.NONE;

    ReachView(Inquiries inquiries, Revisions revisions, SignedIn signedIn, LiveUpdates live) {
        this.inquiries = inquiries;
        this.revisions = revisions;
        this.actor = signedIn.actor();
        this.known = new Known(revisions, actor);
        answer.getElement().setAttribute("aria-live", "polite");
        this.slider = new RevisionSlider(revisions, actor);
        add(question, slider, answer);
        live.on(this, this::follow, News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Question.of(event.getLocation());
        titled(t("reach.title"));
        question.removeAll();
        question.add(tabs());
        switch (asked.tab()) {
            case FLOW -> question.add(new FlowForm(asked, known.ends()));
            case OPENINGS, PICTURE, TENANTS -> question.add(OpeningsPanel.choice(known, asked));
        }
        when();
        refresh();
    }

    private Tabs tabs() {
        return new Tabs(t("reach.title"))
                .add(t("reach.flow"), asked.in(Tab.FLOW).address(), asked.tab() == Tab.FLOW)
                .add(t("reach.tenants"), asked.in(Tab.TENANTS).address(), asked.tab() == Tab.TENANTS)
                .add(t("reach.picture"), asked.in(Tab.PICTURE).address(), asked.tab() == Tab.PICTURE)
                .add(t("reach.openings"), asked.in(Tab.OPENINGS).address(), asked.tab() == Tab.OPENINGS);
    }

    /** There is a later revision to step to; what an earlier one says has not changed. */
    void follow() {
        when();
        if (!asked.isPast()) {
            refresh();
        }
    }

    private void refresh() {
        answer.removeAll();
        answer.add(
                switch (asked.tab()) {
                    case FLOW -> flow();
                    case TENANTS -> Explained.or(() -> new TenantMatrix(Landscape.of(revisions, actor, asked), asked));
                    case PICTURE -> picture();
                    case OPENINGS -> openings();
                });
    }

    private void when() {
        slider.setVisible(asked.isDated());
        if (asked.isDated()) {
            slider.show(asked.whose(actor), asked.asked(), revisions.newest());
        }
    }

    private Component flow() {
        return asked.isWhole()
                ? Explained.or(() -> new AnswerPanel(inquiries.ask(actor, asked.inquiry()), asked, actor.name()))
                : new Empty(VaadinIcon.CONNECT_O, t("reach.not-asked"), t("reach.not-asked-why"));
    }

    private Component picture() {
        return Explained.or(() -> new PicturePanel(Landscape.of(revisions, actor, asked), asked));
    }

    private Component openings() {
        return asked.tenant().isEmpty()
                ? new Empty(VaadinIcon.LIST, t("reach.no-tenant-chosen"), t("reach.no-tenant-chosen-why"))
                : Explained.or(() -> new OpeningsPanel(
                        inquiries.openings(actor, TenantId.parse(asked.tenant()), asked.at()), asked, actor.name()));
    }
}
