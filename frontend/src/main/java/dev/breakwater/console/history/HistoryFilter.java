package dev.breakwater.console.history;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.SearchField;
import java.util.function.Consumer;

/** What is looked for in history: any text, whose, of whom. */
class HistoryFilter extends Div {
    private static final long serialVersionUID = 1L;

    private transient Asked asked;
    private final transient Consumer<Asked> ask;

    HistoryFilter(Asked asked, Consumer<Asked> ask) {
        this.asked = asked;
        this.ask = ask;
        addClassName("bw-bar");
        if (asked.text("revision").isBlank()) {
            add(
                    new SearchField(t("history.search"), asked.text("q"), text -> ask("q", text)),
                    field("tenant", t("tenants.tenant")),
                    field("actor", t("history.who")));
        } else {
            add(new Span(t("history.only", asked.text("revision"))), new Anchor(Paths.HISTORY, t("history.every")));
        }
    }

    private TextField field(String name, String label) {
        var field = new TextField();
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValue(asked.text(name));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(event -> ask(name, event.getValue()));
        return field;
    }

    private void ask(String name, String value) {
        asked = asked.with(name, value);
        ask.accept(asked);
    }
}
