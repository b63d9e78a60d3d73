package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.breakwater.change.Assessment.Trap;
import dev.breakwater.console.change.PreviewPanel;
import dev.breakwater.intent.Rule;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule as fields; one that nobody touches stays exactly what it was. */
final class RuleForm extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Runnable changed;
    private final Select<Rule.Action> action = new Select<>();
    private final Select<Rule.Direction> direction = new Select<>();
    private final EndpointsFields subject;
    private final PeerFields peer;
    private final TrafficFields traffic;
    private final H3 title = new H3();
    private final Button remove;
    private final Div fault = new Div();
    private final Div traps = new Div();
    private transient @Nullable Rule untouched;

    RuleForm(Shown shown, @Nullable Rule rule, Runnable changed, Runnable removed) {
        this.changed = changed;
        addClassName("bw-rule");
        action.setLabel(t("policy.action"));
        action.setItems(Rule.Action.values());
        action.setItemLabelGenerator(each -> each == Rule.Action.ALLOW ? t("policy.allow") : t("policy.deny"));
        action.setValue(Rule.Action.ALLOW);
        direction.setLabel(t("policy.direction"));
        direction.setItems(Rule.Direction.EGRESS, Rule.Direction.INGRESS);
        direction.setItemLabelGenerator(
                each -> each == Rule.Direction.EGRESS ? t("policy.egress") : t("policy.ingress"));
        direction.setValue(Rule.Direction.EGRESS);
        action.addValueChangeListener(_ -> touched());
        direction.addValueChangeListener(_ -> touched());
        subject = new EndpointsFields(shown.namespaces(), this::touched);
        peer = new PeerFields(shown, this::touched);
        traffic = new TrafficFields(this::touched);
        remove = new Button(VaadinIcon.TRASH.create(), _ -> removed.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        fault.getElement().setAttribute("role", "alert");
        getElement().setAttribute("role", "group");
        layOut();
        if (rule != null) {
            fill(rule);
        }
    }

    private void layOut() {
        var head = new Div(title, remove);
        head.addClassName("bw-bar");
        var what = new Div(action, direction);
        what.addClassName("bw-fields");
        var whose = new Div(t("policy.whose"));
        whose.addClassName("bw-quiet");
        add(head, what, whose, subject, peer, traffic, traps, fault);
    }

    private void fill(Rule rule) {
        action.setValue(rule.action());
        direction.setValue(rule.direction());
        subject.show(rule.subject());
        peer.show(rule.peer());
        traffic.show(rule.traffic());
        untouched = rule;
    }

    void warn(List<Trap> found) {
        traps.removeAll();
        found.forEach(trap -> traps.add(PreviewPanel.trap(trap)));
    }

    private void touched() {
        untouched = null;
        changed.run();
    }

    void number(int number) {
        title.setText(t("policy.rule", String.valueOf(number)));
        getElement().setAttribute("aria-label", title.getText());
        remove.setAriaLabel(t("policy.remove", String.valueOf(number)));
    }

    void begin() {
        action.focus();
    }

    /** What the fields say; what is refused is explained here too. */
    Rule rule() {
        fault.removeAll();
        try {
            return untouched != null
                    ? untouched
                    : new Rule(
                            action.getValue(),
                            direction.getValue(),
                            subject.endpoints(),
                            peer.peer(),
                            traffic.traffic());
        } catch (Rejection refusal) {
            fault.add(Refused.note(refusal));
            throw refusal;
        }
    }
}
