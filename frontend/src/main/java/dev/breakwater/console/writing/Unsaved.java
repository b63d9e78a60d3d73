package dev.breakwater.console.writing;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.router.BeforeLeaveEvent;

/** Where somebody writes: says when there is something that is nowhere else, and has it asked about before that is lost. */
@JavaScript("context://lib/bw-unsaved.js")
public class Unsaved extends Div {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "data-unsaved";
    private static final int BURST_MILLIS = 1_000;

    /** Marked with the first key of whatever is typed within, long before a field says what it holds. */
    @SuppressWarnings("this-escape") // the listener is called when somebody types, long after this
    protected Unsaved() {
        getElement().addEventListener("input", _ -> mark(true)).debounce(BURST_MILLIS, DebouncePhase.LEADING);
    }

    protected final void mark(boolean unsaved) {
        getElement().setAttribute(MARK, unsaved);
    }

    protected final boolean isMarked() {
        return getElement().hasAttribute(MARK);
    }

    /** For another view of the console; the browser asks by itself when the page is left or loaded anew. */
    public final void hold(BeforeLeaveEvent event) {
        if (isMarked()) {
            BeforeLeaveEvent.ContinueNavigationAction leaving = event.postpone();
            var question = new ConfirmDialog(
                    t("writing.unsaved"),
                    t("writing.unsaved-why"),
                    t("writing.leave"),
                    _ -> leave(leaving),
                    t("writing.stay"),
                    _ -> {
                        leaving.cancel();
                    });
            question.setConfirmButtonTheme("error primary");
            question.open();
        }
    }

    private void leave(BeforeLeaveEvent.ContinueNavigationAction leaving) {
        mark(false);
        leaving.proceed();
    }
}
