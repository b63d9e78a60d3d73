package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** Says that what is shown is past, and what has become of it. */
class PastNote extends Div {
    private static final long serialVersionUID = 1L;

    PastNote(Seen seen, long newest) {
        addClassNames("bw-note", "bw-warning");
        add(
                new Status(Tone.WARNING, t("tenant.past", String.valueOf(seen.revision()))),
                new Anchor(Paths.compare(seen.revision(), newest), t("tenant.compare-with-now")));
    }
}
