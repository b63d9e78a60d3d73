package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Narrows the record down; what is chosen stands in the address at once. */
final class FilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private transient Wanted wanted;

    FilterBar(Wanted wanted) {
        this.wanted = wanted;
        addClassName("bw-bar");
        TextField text = field(Wanted.TEXT, t("audit.text"), t("audit.text-help"));
        text.getElement().setAttribute("data-search", "");
        add(
                text,
                field(Wanted.ACTOR, t("audit.actor"), ""),
                field(Wanted.TENANT, t("audit.tenant"), ""),
                field(Wanted.TYPE, t("audit.type"), t("audit.type-help")),
                time(Wanted.FROM, t("audit.from")),
                time(Wanted.UNTIL, t("audit.until")),
                new Button(t("audit.all"), _ -> go(Wanted.ALL)));
    }

    private TextField field(String name, String label, String help) {
        var field = new TextField(label);
        field.setPlaceholder(help);
        field.setValue(wanted.get(name));
        field.setClearButtonVisible(true);
        field.addValueChangeListener(event -> narrow(name, event.getValue()));
        return field;
    }

    /** Times are said in UTC, as they are kept. */
    private DateTimePicker time(String name, String label) {
        var time = new DateTimePicker(label);
        time.setStep(Duration.ofMinutes(30));
        time.setValue(local(name));
        time.addValueChangeListener(event -> narrow(
                name,
                event.getValue() == null
                        ? ""
                        : event.getValue().toInstant(ZoneOffset.UTC).toString()));
        return time;
    }

    private @Nullable LocalDateTime local(String name) {
        var instant = wanted.instant(name);
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private void narrow(String name, String value) {
        if (!wanted.get(name).equals(value.strip())) {
            go(wanted.list().with(name, value));
        }
    }

    private void go(Wanted next) {
        wanted = next;
        UI.getCurrent().navigate(AuditView.class, next.query());
    }
}
