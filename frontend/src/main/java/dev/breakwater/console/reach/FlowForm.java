package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Collection;

/** Asks about one flow; the answer stands under an address of its own. */
final class FlowForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final String A_PORT = "443/TCP";
    private static final String A_REQUEST = "POST /v1/charge";

    private final ComboBox<String> from;
    private final ComboBox<String> to;
    private final TextField port = new TextField(t("reach.port"));
    private final TextField request = new TextField(t("reach.request"));
    private final TextField at = new TextField(t("reach.at"));

    FlowForm(Question asked, Collection<String> known) {
        from = end(t("reach.from"), asked.from(), known);
        to = end(t("reach.to"), asked.to(), known);
        from.setHelperText(t("reach.end-help"));
        from.getElement().setAttribute("data-search", "");
        port.setValue(asked.port());
        port.setPlaceholder(A_PORT);
        port.setRequiredIndicatorVisible(true);
        request.setValue(asked.request());
        request.setPlaceholder(A_REQUEST);
        request.setHelperText(t("reach.request-help"));
        at.setValue(asked.at() == null ? "" : asked.at().toString());
        at.setPlaceholder(t("reach.now"));
        at.setPattern("[0-9]*");
        at.setAllowedCharPattern("[0-9]");
        var ask = new Button(t("reach.ask"), _ -> ask());
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.addClickShortcut(Key.ENTER).listenOn(this);
        addClassName("bw-reach-form");
        add(from, to, port, request, at, ask);
    }

    private static ComboBox<String> end(String label, String value, Collection<String> known) {
        var end = new ComboBox<String>(label);
        end.setItems(known);
        end.setAllowCustomValue(true);
        end.addCustomValueSetListener(event -> end.setValue(event.getDetail()));
        end.setRequiredIndicatorVisible(true);
        end.setValue(value.isEmpty() ? null : value);
        return end;
    }

    private void ask() {
        boolean missing = from.isEmpty() || to.isEmpty() || port.isEmpty();
        from.setInvalid(from.isEmpty());
        to.setInvalid(to.isEmpty());
        port.setInvalid(port.isEmpty());
        if (!missing) {
            Question asked = Question.flow(
                    from.getValue(),
                    to.getValue(),
                    port.getValue(),
                    request.getValue(),
                    at.isEmpty() ? null : Long.valueOf(at.getValue()));
            UI.getCurrent().navigate(ReachView.class, asked.query());
        }
    }
}
