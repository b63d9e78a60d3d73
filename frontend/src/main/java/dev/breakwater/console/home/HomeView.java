package dev.breakwater.console.home;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionList;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.vocabulary.Actor;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The front door: what waits for whoever looks, how the parts stand, what was changed last. */
@Route("")
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class HomeView extends Screen {
    private static final long serialVersionUID = 1L;
    private static final int RECENT = 10;

    private final Waits waits;
    private final Vitals vitals;
    private final Revisions revisions;
    private final Actor actor;
    private final Div waiting = new Div();
    private final Div parts = new Div();
    private final Div recent = new Div();

    HomeView(Waits waits, Vitals vitals, Revisions revisions, SignedIn signedIn, LiveUpdates live) {
        this.waits = waits;
        this.vitals = vitals;
        this.revisions = revisions;
        this.actor = signedIn.actor();
        titled(t("home.title"));
        parts.addClassName("bw-cards");
        add(new H2(t("home.waiting")), waiting, new H2(t("home.parts")), parts, new H2(t("home.recent")), recent);
        refresh();
        live.on(this, this::refresh, News.REVISIONS, News.CHANGES, News.CLUSTER);
    }

    private void refresh() {
        waiting.removeAll();
        waiting.add(waiting());
        parts.removeAll();
        vitals.of(actor).forEach(vital -> parts.add(new VitalCard(vital)));
        recent.removeAll();
        recent.add(recent());
    }

    private Component waiting() {
        var list = new UnorderedList();
        list.addClassName("bw-plain");
        waits.of(actor).forEach(wait -> list.add(new ListItem(wait.link())));
        return list.getChildren().findAny().isPresent()
                ? list
                : new Div(new Status(Tone.GOOD, t("home.nothing-waits")), quiet(t("home.nothing-waits-why")));
    }

    private static Paragraph quiet(String text) {
        var words = new Paragraph(text);
        words.addClassName("bw-quiet");
        return words;
    }

    private Component recent() {
        List<RevisionSummary> newest = revisions.list(actor, null, null, RECENT).items();
        if (newest.isEmpty()) {
            return new FirstSteps(actor);
        }
        var list = new RevisionList();
        list.show(newest);
        return new Div(list, new Anchor(Paths.HISTORY, t("home.all-history")));
    }
}
