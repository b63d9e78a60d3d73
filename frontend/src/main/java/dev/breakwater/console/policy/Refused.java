package dev.breakwater.console.policy;

import com.vaadin.flow.component.html.Div;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Toast;
import dev.breakwater.console.part.Tone;
import dev.breakwater.vocabulary.Rejection;

/** What cannot be as it is written, why, and what to do. */
final class Refused {
    private Refused() {}

    static Div note(Rejection refusal) {
        Explanation explanation = Explanation.of(refusal);
        var note = new Div(new Status(Tone.BAD, explanation.what()), Toast.detail(explanation));
        note.addClassNames("bw-note", "bw-bad", "bw-refused");
        return note;
    }
}
