package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.access.FailedSignIns;
import dev.breakwater.audit.Events;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import jakarta.annotation.security.RolesAllowed;

/** The whole record with filters, who could not sign in, and a file of what is found. */
@Route(Paths.AUDIT)
@RolesAllowed({"OPERATOR", "AUDITOR"})
class AuditView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final EventsPanel events;
    private final SignInsPanel signIns;
    private final Div body = new Div();

    AuditView(Events events, FailedSignIns failed, SignedIn signedIn, LiveUpdates live) {
        this.events = new EventsPanel(events, signedIn.actor());
        this.signIns = new SignInsPanel(failed, signedIn.actor());
        add(body);
        live.on(this, this.events::refresh, News.EVENTS);
        live.on(this, signIns::refresh, News.SIGN_INS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Asked asked = Asked.of(event.getLocation());
        boolean ofSignIns = asked.text("tab").equals(SignInsPanel.TAB);
        titled(t("audit.title"), ofSignIns ? signIns.show(asked) : events.show(Wanted.of(event.getLocation())));
        var tabs = new Tabs(t("audit.title"))
                .add(t("audit.events"), Paths.AUDIT, !ofSignIns)
                .add(t("audit.sign-ins"), SignInsPanel.ALL.href(), ofSignIns);
        body.removeAll();
        body.add(tabs, ofSignIns ? signIns : events);
    }
}
