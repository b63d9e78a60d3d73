package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.console.difference.TextDifference;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** Somebody else moved the policy while it was written: by which revision, their text beside this one, and the choice. */
final class ConflictNote extends Div {
    private static final long serialVersionUID = 1L;

    ConflictNote(Component by, String theirs, String mine, Runnable keep, Runnable take) {
        addClassNames("bw-card", "bw-conflict");
        getElement().setAttribute("role", "alert");
        var acts = new Div(
                new Button(t("policy.keep-mine"), _ -> keep.run()),
                new Button(t("policy.take-theirs"), _ -> take.run()));
        acts.addClassName("bw-bar");
        add(
                new Status(Tone.WARNING, t("policy.moved")),
                by,
                new Paragraph(theirs.isEmpty() ? t("policy.moved-away") : t("policy.beside")),
                new TextDifference(theirs, mine),
                acts);
    }
}
