package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.assessment.Answer;
import dev.breakwater.assessment.Answer.Decision;
import dev.breakwater.assessment.Answer.Outcome;
import dev.breakwater.assessment.Answer.Side;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** The answer about one flow: what becomes of it, why on each side, and what would change it. */
final class AnswerPanel extends Div {
    private static final long serialVersionUID = 1L;

    AnswerPanel(Answer answer, Question asked, String user) {
        var flow = new Code(answer.inquiry().from() + " → " + answer.inquiry().to() + ", "
                + answer.inquiry().port()
                + (asked.request().isEmpty() ? "" : ", " + asked.request()));
        var line = new Div(
                new Status(tone(answer.outcome()), t("outcome", answer.outcome())),
                flow,
                new Span(t("reach.at-revision", String.valueOf(answer.revision()))),
                new Anchor(asked.reversed().address(), t("reach.reversed")),
                new CopyAs().get(user, path(answer.inquiry())));
        line.addClassName("bw-bar");
        var sides = new Div(
                new SideCard(t("reach.sender"), answer.sender()), new SideCard(t("reach.receiver"), answer.receiver()));
        sides.addClassName("bw-cards");
        add(new H2(t("reach.answer")), line, sides);
        advise(answer.sender(), t("reach.needs-egress"));
        advise(answer.receiver(), t("reach.needs-ingress"));
        if (answer.outcome() == Outcome.DENIED
                && (answer.sender().another() || answer.receiver().another())) {
            note(t("reach.needs-contract"));
        }
    }

    private void advise(Side side, String missing) {
        if (side.another()) {
            return;
        }
        if (side.decision() == Decision.ALLOWS_NOTHING_LIKE_IT) {
            note(missing);
        }
        if (side.decision() == Decision.DENIES) {
            note(t("reach.deny-is-final"));
        }
    }

    private void note(String words) {
        var note = new Div(new Paragraph(words));
        note.addClassName("bw-note");
        add(note);
    }

    private static String path(Inquiry inquiry) {
        return "/api/v1/reach?from=" + Paths.encoded(inquiry.from())
                + "&to=" + Paths.encoded(inquiry.to())
                + "&port=" + Paths.encoded(inquiry.port().toString())
                + (inquiry.request() == null ? "" : "&request=" + Paths.encoded(inquiry.request()))
                + (inquiry.at() == null ? "" : "&at=" + inquiry.at());
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case ALLOWED, ALLOWED_BY_PROXY -> Tone.GOOD;
            case DENIED, DENIED_BY_PROXY -> Tone.BAD;
            case UNDECIDED -> Tone.WARNING;
        };
    }
}
