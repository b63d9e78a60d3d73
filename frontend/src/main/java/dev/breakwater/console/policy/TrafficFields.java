package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.intent.Traffic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may pass: everything or ports; requests, DNS questions and ICMP are named and kept as the YAML has them. */
final class TrafficFields extends Div {
    private static final long serialVersionUID = 1L;
    private static final String A_PORT = "443/TCP, 53/UDP";

    private enum Kind {
        PORTS,
        EVERYTHING,
        KEPT
    }

    private final Select<Kind> kind = new Select<>();
    private final TextField ports = new TextField(t("policy.ports"));
    private final Paragraph note = new Paragraph();
    private transient @Nullable Traffic kept;

    TrafficFields(Runnable changed) {
        addClassName("bw-fields");
        kind.setLabel(t("policy.traffic"));
        kind.setItems(Kind.PORTS, Kind.EVERYTHING);
        kind.setItemLabelGenerator(TrafficFields::word);
        kind.setValue(Kind.PORTS);
        ports.setPlaceholder(A_PORT);
        ports.setHelperText(t("policy.ports-help"));
        kind.addValueChangeListener(_ -> reveal());
        kind.addValueChangeListener(_ -> changed.run());
        ports.addValueChangeListener(_ -> changed.run());
        add(kind, ports, note);
        reveal();
    }

    void show(Traffic traffic) {
        switch (traffic) {
            case Traffic.Everything _ -> kind.setValue(Kind.EVERYTHING);
            case Traffic.Ports(var listed) -> ports.setValue(Terms.listed(listed));
            case Traffic.Http _, Traffic.Dns _, Traffic.Icmp _ -> keep(traffic);
        }
    }

    private void keep(Traffic traffic) {
        kept = traffic;
        kind.setItems(Kind.KEPT, Kind.PORTS, Kind.EVERYTHING);
        kind.setValue(Kind.KEPT);
        note.setText(t("policy.kept", RuleWords.of(traffic)));
    }

    Traffic traffic() {
        return switch (kind.getValue()) {
            case PORTS -> new Traffic.Ports(Terms.ports(ports.getValue()));
            case EVERYTHING -> new Traffic.Everything();
            case KEPT -> Objects.requireNonNull(kept);
        };
    }

    private void reveal() {
        ports.setVisible(kind.getValue() == Kind.PORTS);
        note.setVisible(kind.getValue() == Kind.KEPT);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case PORTS -> t("policy.traffic-ports");
            case EVERYTHING -> t("policy.traffic-everything");
            case KEPT -> t("policy.traffic-kept");
        };
    }
}
