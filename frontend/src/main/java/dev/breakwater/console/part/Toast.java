package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/** What is said for a moment beside the view: an act was done, or it failed and why. */
public final class Toast {
    private static final int MILLIS = 5_000;

    private Toast() {}

    /** Goes away by itself. */
    public static void done(String sentence) {
        var note = new Notification(sentence, MILLIS, Position.BOTTOM_START);
        note.addClassName("bw-done");
        note.open();
    }

    /** Stays until it is closed. */
    public static void failed(Explanation explanation) {
        var note = new Notification();
        note.setPosition(Position.TOP_CENTER);
        note.setDuration(0);
        note.addClassName("bw-failed");
        note.add(new Div(explained(explanation), close(note)));
        note.open();
    }

    /** The same words wherever a failure is shown. */
    public static Div explained(Explanation explanation) {
        var what = new Span(VaadinIcon.WARNING.create(), new Span(explanation.what()));
        what.addClassName("bw-failed-what");
        var words = new Div(what, detail(explanation));
        var changed = new Paragraph(explanation.changed());
        changed.addClassName("bw-quiet");
        words.add(changed);
        if (explanation.id() != null) {
            words.add(new Paragraph(t("failure.id", explanation.id())));
        }
        words.addClassName("bw-explained");
        return words;
    }

    /** Why, and what to do. */
    public static Div detail(Explanation explanation) {
        var detail = new Div(new Paragraph(explanation.why()));
        if (explanation.remedy() != null) {
            detail.add(new Paragraph(explanation.remedy()));
        }
        if (explanation.english()) {
            detail.getElement().setAttribute("lang", "en");
        }
        return detail;
    }

    private static Button close(Notification note) {
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> note.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(t("part.close"));
        return close;
    }
}
