package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionLine;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** Says that what is shown is past, and leads back. */
class PastNote extends Div {
    private static final long serialVersionUID = 1L;

    PastNote(Seen seen, RevisionLine line, Asked asked, long newest) {
        addClassNames("bw-note", "bw-warning");
        add(
                new Status(Tone.WARNING, t("tenant.past", String.valueOf(seen.revision()))),
                line,
                new Anchor(asked.with("at", "").href(), t("tenant.back-to-now")),
                new Anchor(Paths.compare(seen.revision(), newest), t("tenant.compare-with-now")));
    }
}
