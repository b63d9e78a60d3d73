package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.RevisionLine;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** Says that what is shown is past, and leads back. */
final class PastPolicy extends Div {
    private static final long serialVersionUID = 1L;

    PastPolicy(Revisions revisions, Acting acting, Shown shown, Asked asked) {
        addClassNames("bw-note", "bw-warning");
        add(
                new Status(Tone.WARNING, t("tenant.past", String.valueOf(shown.revision()))),
                new RevisionLine(revisions, acting.actor(), shown.revision()),
                new Anchor(asked.with("at", "").href(), t("tenant.back-to-now")));
    }
}
