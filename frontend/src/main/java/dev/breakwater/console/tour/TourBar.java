package dev.breakwater.console.tour;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.part.Asked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While somebody is on the tour: where they are and what to look at, over whichever view they have wandered to. */
public final class TourBar extends Aside implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TourBar.class);

    private final transient Revisions revisions;
    private final transient Inquiries inquiries;
    private final transient SignedIn signedIn;
    private @Nullable Stop stop;
    private transient @Nullable Incident told;

    public TourBar(Revisions revisions, Inquiries inquiries, SignedIn signedIn) {
        this.revisions = revisions;
        this.inquiries = inquiries;
        this.signedIn = signedIn;
        addClassName("bw-tour");
        getElement().setAttribute("aria-label", t("tour.bar"));
        setVisible(false);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        stop = Stop.of(Asked.of(event.getLocation())).orElse(stop);
        try {
            show();
        } catch (
                RuntimeException
                        e) { // the frame stands around pages of what went wrong as well: it must not be what goes wrong
            LOG.warn("Could not tell where the tour is", e);
            setVisible(false);
        }
    }

    private void show() {
        removeAll();
        if (stop != null && (told == null || told.recovery() == null)) { // else it is over, and the record of it stays
            told = Incident.find(revisions, inquiries, signedIn.actor()).orElse(null);
        }
        setVisible(stop != null && told != null);
        if (stop != null && told != null) {
            show(stop, told);
        }
    }

    private void show(Stop here, Incident incident) {
        var title = new Span(t("tour.stop", here.number()) + " · " + t(here.title()));
        title.addClassName("bw-tour-title");
        var end = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> end());
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        end.setAriaLabel(t("tour.end"));
        var head = new Div(title, end);
        head.addClassName("bw-tour-head");
        add(head, new Paragraph(t(here.words(incident))), ways(here, incident));
    }

    private static Div ways(Stop here, Incident incident) {
        var ways = new Div();
        ways.addClassName("bw-bar");
        here.before().ifPresent(before -> ways.add(new Anchor(before.address(incident), t("tour.previous"))));
        ways.add(new Anchor(here.address(incident), t("tour.here")));
        here.next().ifPresent(next -> {
            var on = new Anchor(next.address(incident), t("tour.next", t(next.title())));
            on.addClassName("bw-tour-next");
            ways.add(on);
        });
        return ways;
    }

    private void end() {
        stop = null;
        show();
    }
}
