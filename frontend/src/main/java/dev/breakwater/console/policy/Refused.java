package dev.breakwater.console.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.vocabulary.Rejection;

/** What cannot be as it is written, in the room's words, and what to do. */
final class Refused {
    private Refused() {}

    static Div note(Rejection refusal) {
        var note = new Div(new Status(Tone.BAD, refusal.sentence()));
        if (refusal.remedy() != null) {
            note.add(new Paragraph(refusal.remedy()));
        }
        note.addClassNames("bw-note", "bw-bad", "bw-refused");
        note.getElement().setAttribute("lang", "en");
        return note;
    }
}
