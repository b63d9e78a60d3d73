package dev.breakwater.console.home;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.home.Vitals.Vital;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.words.Said;

/** One part that everything rests on. */
class VitalCard extends Div {
    private static final long serialVersionUID = 1L;

    VitalCard(Vital vital) {
        addClassName("bw-card");
        add(new H3(vital.name()), new Status(vital.tone(), vital.word()));
        vital.sentences().forEach(sentence -> add(new Paragraph(sentence)));
        vital.troubles().forEach(trouble -> add(Said.into(new Paragraph(), trouble)));
        var asOf = new Paragraph(new Span(t("home.as-of") + " "), new Moment(vital.asOf()));
        asOf.addClassName("bw-quiet");
        add(asOf);
    }
}
