package dev.breakwater.console.home;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Actor;

/** What to do first, as long as nothing was ever changed. */
class FirstSteps extends Div {
    private static final long serialVersionUID = 1L;

    FirstSteps(Actor actor) {
        addClassName("bw-card");
        var steps = new OrderedList();
        if (actor.seesEverything()) {
            steps.add(new ListItem(new Span(t("home.first-demo") + " "), new Code("./breakwater demo")));
            steps.add(new ListItem(new Anchor(Paths.TOUR, t("home.first-tour"))));
            if (actor.isOperator()) {
                steps.add(new ListItem(new Anchor(Paths.ONBOARD, t("home.first-onboard"))));
            }
            steps.add(new ListItem(t("home.first-approve")));
        } else {
            steps.add(new ListItem(new Anchor(Paths.ONBOARD, t("home.first-request"))));
            steps.add(new ListItem(t("home.first-wait")));
        }
        steps.add(new ListItem(new Anchor("/swagger-ui.html", t("home.first-api"))));
        add(new Paragraph(t("home.first")), steps);
    }
}
