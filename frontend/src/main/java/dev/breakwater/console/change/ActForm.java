package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.writing.Entries;
import dev.breakwater.intent.Operation;
import java.util.List;

/**
 * A form that becomes an act. While a field cannot be read, nothing happens but that it says so; what would come of the act is
 * shown above the form, which stays as it was written until the act is done.
 */
public abstract class ActForm extends Dialog {
    private static final long serialVersionUID = 1L;

    protected final transient Entries entries = new Entries();
    private final transient Acting acting;
    private final String title;
    private final long base;
    private final Div unchanged = new Div(new Status(Tone.QUIET, t("act.nothing-differs")));

    /** Its own methods only build up what every dialog is made of. */
    @SuppressWarnings("this-escape")
    protected ActForm(Acting acting, long base, String title, String why) {
        this.acting = acting;
        this.base = base;
        this.title = title;
        setHeaderTitle(title);
        setWidth("min(46rem, 96vw)");
        setCloseOnOutsideClick(false); // what is written in it would be lost
        entries.whenWritten(() -> setCloseOnEsc(false));
        add(new Paragraph(why));
        unchanged.addClassName("bw-note");
        unchanged.getElement().setAttribute("role", "status");
        unchanged.setVisible(false);
        var next = new Button(t("act.next"), _ -> next());
        next.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(unchanged, new Button(t("act.cancel"), _ -> close()), next);
    }

    /** What is asked for, of fields that all can be read; nothing where nothing differs from what stands. */
    protected abstract List<? extends Operation> asked();

    private void next() {
        unchanged.setVisible(false);
        if (!entries.legible()) {
            return;
        }
        List<? extends Operation> asked = asked();
        unchanged.setVisible(asked.isEmpty());
        if (!asked.isEmpty()) {
            new ActDialog(acting, Act.of(title, base, asked)).over(this).open();
        }
    }
}
