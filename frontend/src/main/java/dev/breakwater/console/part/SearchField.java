package dev.breakwater.console.part;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Where a list is searched; {@code /} leads here. */
public final class SearchField extends TextField {
    private static final long serialVersionUID = 1L;

    public SearchField(String label, String value, Consumer<String> search) {
        setAriaLabel(label);
        setPlaceholder(label);
        setValue(value);
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(event -> search.accept(event.getValue()));
        getElement().setAttribute("data-search", true);
        addClassName("bw-search");
    }
}
