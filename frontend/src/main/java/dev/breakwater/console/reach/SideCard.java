package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.assessment.Answer.Decision;
import dev.breakwater.assessment.Answer.Rule;
import dev.breakwater.assessment.Answer.Side;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import dev.breakwater.vocabulary.Subject;

/** What one side of a flow does, by which rules, and where those are written. */
final class SideCard extends Div {
    private static final long serialVersionUID = 1L;

    SideCard(String title, Side side) {
        addClassName("bw-card");
        add(new H3(title), new Status(tone(side.decision()), t("decision", side.decision())));
        if (side.another()) {
            add(new Paragraph(t("reach.another")));
        }
        if (side.note() != null) {
            add(Said.into(new Paragraph(), side.note()));
        }
        var rules = new UnorderedList();
        rules.addClassName("bw-plain");
        side.rules().forEach(rule -> rules.add(line(rule)));
        add(rules);
    }

    private static ListItem line(Rule rule) {
        var object = new Span(rule.object() + " " + rule.path());
        object.addClassNames("bw-mono", "bw-quiet");
        var about = Said.into(new Paragraph(), rule.about());
        return rule.subject() == null
                ? new ListItem(about, object)
                : new ListItem(new Anchor(where(rule.subject()), subject(rule.subject())), about, object);
    }

    /** A floor is changed by nobody; what can be changed is what the tenant permits beyond it. */
    private static String where(Subject subject) {
        return subject.kind() == Subject.Kind.TENANT
                ? Paths.subject(subject) + "?tab=policies"
                : Paths.subject(subject);
    }

    private static String subject(Subject subject) {
        return switch (subject.kind()) {
            case POLICY -> t("reach.policy", subject.id());
            case CONTRACT -> t("reach.contract", subject.id());
            case TENANT, POOL, PEERING, ADVERTISEMENT -> t("reach.floor", subject.id());
        };
    }

    private static Tone tone(Decision decision) {
        return switch (decision) {
            case ALLOWS, OPEN -> Tone.GOOD;
            case HANDS_TO_PROXY -> Tone.BUSY;
            case DENIES, ALLOWS_NOTHING_LIKE_IT -> Tone.BAD;
            case NOT_GOVERNED, NOT_SHOWN -> Tone.QUIET;
            case UNDECIDED -> Tone.WARNING;
        };
    }
}
