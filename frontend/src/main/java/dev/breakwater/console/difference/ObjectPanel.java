package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.difference.Lines.Line;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import java.util.List;

/** One object that differs; its lines are compared when they are first looked at. */
class ObjectPanel extends NativeDetails {
    private static final long serialVersionUID = 1L;

    private final transient ObjectDifference object;
    private final boolean split;

    ObjectPanel(ObjectDifference object, boolean split, boolean open) {
        this.object = object;
        this.split = split;
        addClassName("bw-object");
        setSummary(
                new Span(status()),
                new Code(object.ref().kind() + " " + object.ref().name()),
                about());
        if (open) {
            setOpen(true);
            fill();
        } else {
            addToggleListener(_ -> fill());
        }
    }

    private void fill() {
        if (getContent() == null) {
            List<Line> lines = Lines.of(object.before(), object.after());
            var content = new Div();
            content.addClassName("bw-lines");
            content.getElement().setProperty("innerHTML", split ? DiffMarkup.split(lines) : DiffMarkup.unified(lines));
            setContent(content);
        }
    }

    private Status status() {
        return switch (object.kind()) {
            case ADDED -> new Status(Tone.GOOD, VaadinIcon.PLUS_CIRCLE, t("difference.added"));
            case REMOVED -> new Status(Tone.BAD, VaadinIcon.MINUS_CIRCLE, t("difference.removed"));
            case CHANGED -> new Status(Tone.BUSY, VaadinIcon.EDIT, t("difference.changed"));
        };
    }

    private Span about() {
        var about = new Span(object.isGenerated() ? t("difference.comes-along") : "");
        about.addClassName("bw-quiet");
        return about;
    }
}
