package dev.breakwater.console.tour;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.vocabulary.Actor;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;

/** Where the tour begins: what happened at 2 a.m., and the five screens that answer it. */
@Route(Paths.TOUR)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class TourView extends Screen {
    private static final long serialVersionUID = 1L;

    TourView(Revisions revisions, Inquiries inquiries, SignedIn signedIn) {
        Actor actor = signedIn.actor();
        titled(t("tour.title"));
        add(Incident.find(revisions, inquiries, actor).map(TourView::story).orElseGet(TourView::unplayed));
    }

    private static Component story(Incident incident) {
        var stops = new OrderedList();
        stops.addClassName("bw-tour-stops");
        Stream.of(Stop.values())
                .forEach(stop -> stops.add(new ListItem(
                        new Anchor(stop.address(incident), t(stop.title())), new Paragraph(t(stop.words(incident))))));
        var when = new Paragraph(t("tour.when") + " ");
        when.add(new Moment(incident.mistake().committedAt()));
        var begin = new Anchor(Stop.ALARM.address(incident), t("tour.begin"));
        begin.addClassName("bw-tour-next");
        var card = new Div(new Paragraph(t("tour.story")), when, stops, begin);
        card.addClassName("bw-card");
        return card;
    }

    private static Component unplayed() {
        return new Empty(VaadinIcon.ROAD, t("tour.unplayed"), t("tour.unplayed-why"), new Code("./breakwater demo"));
    }
}
