package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.vocabulary.NamespaceName;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Endpoints of the tenant by namespaces and labels; with nothing said, all of them. */
final class EndpointsFields extends Div {
    private static final long serialVersionUID = 1L;
    private static final String A_LABEL = "app=frontend";

    private final transient Collection<String> known;
    private final MultiSelectComboBox<String> namespaces = new MultiSelectComboBox<>(t("policy.namespaces"));
    private final TextField labels = new TextField(t("policy.labels"));

    EndpointsFields(Collection<String> known, Runnable changed) {
        this.known = known;
        addClassName("bw-fields");
        namespaces.setItems(known);
        namespaces.setPlaceholder(t("policy.all-namespaces"));
        labels.setPlaceholder(A_LABEL);
        labels.setHelperText(t("policy.labels-help"));
        namespaces.addValueChangeListener(_ -> changed.run());
        labels.addValueChangeListener(_ -> changed.run());
        add(namespaces, labels);
    }

    /** A namespace that the tenant no longer has stays to be chosen. */
    void show(Endpoints endpoints) {
        var named = endpoints.namespaces().stream()
                .map(NamespaceName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        var all = new TreeSet<>(known);
        all.addAll(named);
        namespaces.setItems(all);
        namespaces.setValue(named);
        labels.setValue(endpoints.labels().toString());
    }

    Endpoints endpoints() {
        return Terms.endpoints(String.join(",", namespaces.getValue()), labels.getValue());
    }
}
