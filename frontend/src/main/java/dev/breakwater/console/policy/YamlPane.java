package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.breakwater.vocabulary.Rejection;

/** The YAML of a policy, to be written in; what is wrong with it stands below, with the line. */
final class YamlPane extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 700;
    private static final String GO = """
            const area = this.inputElement, lines = area.value.split('\\n').slice(0, $0);
            const end = lines.join('\\n').length;
            area.focus();
            area.setSelectionRange(end - lines[lines.length - 1].length, end);""";

    private final TextArea text = new TextArea(t("policy.yaml"));
    private final Div fault = new Div();
    private boolean filling;

    /** {@code typed} is called when somebody has written something and paused. */
    YamlPane(Runnable typed) {
        addClassNames("bw-card", "bw-yaml");
        text.setWidthFull();
        text.setMinRows(14);
        text.setMaxRows(22);
        text.setHelperText(t("policy.yaml-help"));
        text.getElement().setAttribute("spellcheck", "false");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        text.addValueChangeListener(_ -> {
            if (!filling) {
                typed.run();
            }
        });
        fault.getElement().setAttribute("role", "alert");
        add(text, fault);
    }

    String text() {
        return text.getValue();
    }

    /** Replaces what is written; comments are not kept, which is said. */
    void show(String yaml) {
        boolean comments = text().lines().anyMatch(line -> line.strip().startsWith("#") || line.contains(" #"));
        filling = true;
        text.setValue(yaml);
        filling = false;
        right();
        if (comments) {
            fault.add(note("bw-warning", new Paragraph(t("policy.comments-lost"))));
        }
    }

    /** While the form is not whole nothing can be written here: it would take away what was begun there. */
    void waits(boolean waiting) {
        text.setReadOnly(waiting);
    }

    void right() {
        fault.removeAll();
        text.setInvalid(false);
    }

    void wrong(Rejection refusal, int line) {
        right();
        text.setInvalid(true);
        Div note = Refused.note(refusal);
        if (line > 0) {
            var go = new Button(
                    t("policy.line", String.valueOf(line)),
                    _ -> text.getElement().executeJs(GO, line));
            go.addThemeVariants(ButtonVariant.SMALL);
            note.addComponentAsFirst(go);
        }
        note.add(new Paragraph(t("policy.form-waits")));
        fault.add(note);
    }

    private static Div note(String tone, Paragraph words) {
        var note = new Div(words);
        note.addClassNames("bw-note", tone);
        return note;
    }
}
