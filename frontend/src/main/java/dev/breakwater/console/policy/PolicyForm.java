package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import dev.breakwater.change.Assessment.Trap;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.vocabulary.Rejection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A policy as fields: why, until when, and rule by rule. */
final class PolicyForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    private final transient Shown shown;
    private final transient Runnable changed;
    private final TextArea reason = new TextArea(t("policy.reason"));
    private final DateTimePicker expires = new DateTimePicker(t("policy.expires"));
    private final Div rules = new Div();
    private final Div fault = new Div();
    private final transient List<RuleForm> forms = new ArrayList<>();
    private transient @Nullable Instant end;
    private boolean filling;

    /** {@code changed} is called when somebody has changed a field. */
    PolicyForm(Shown shown, Runnable changed) {
        this.shown = shown;
        this.changed = changed;
        addClassName("bw-card");
        reason.setWidthFull();
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.addValueChangeListener(_ -> changed());
        expires.setHelperText(t("policy.expires-help"));
        expires.setDateAriaLabel(t("policy.expires-date"));
        expires.setTimeAriaLabel(t("policy.expires-time"));
        expires.addValueChangeListener(_ -> changed());
        fault.getElement().setAttribute("role", "alert");
        add(reason, expires, new H2(t("policy.rules")), rules, new Button(t("policy.add"), _ -> begin()), fault);
    }

    private void changed() {
        if (!filling) {
            changed.run();
        }
    }

    void show(PolicySpec spec) {
        filling = true;
        fault.removeAll();
        reason.setValue(spec.reason());
        end = spec.expiresAt();
        expires.setValue(local(end));
        forms.clear();
        rules.removeAll();
        spec.rules().forEach(this::one);
        number();
        filling = false;
    }

    /** At each rule what is hardly meant there. */
    void warn(List<Trap> traps) {
        for (int i = 0; i < forms.size(); i++) {
            int number = i;
            forms.get(i)
                    .warn(traps.stream()
                            .filter(trap -> Objects.equals(trap.rule(), number))
                            .toList());
        }
    }

    /** One more rule, which says nothing until it is filled in. */
    void begin() {
        one(null).begin();
        number();
        changed();
    }

    /** The first of a new policy, before anybody has said anything. */
    void beginEmpty() {
        one(null);
        number();
        reason.focus();
    }

    private RuleForm one(@Nullable Rule rule) {
        var form = new RuleForm[1];
        form[0] = new RuleForm(shown, rule, this::changed, () -> remove(form[0]));
        forms.add(form[0]);
        rules.add(form[0]);
        return form[0];
    }

    private void remove(RuleForm form) {
        forms.remove(form);
        rules.remove(form);
        number();
        changed();
    }

    private void number() {
        for (int i = 0; i < forms.size(); i++) {
            forms.get(i).number(i + 1);
        }
    }

    /** What the fields say; the first that is refused is thrown, and each is explained at its rule. */
    PolicySpec spec() {
        fault.removeAll();
        var said = new ArrayList<Rule>();
        Rejection first = null;
        for (int i = 0; i < forms.size(); i++) {
            try {
                said.add(forms.get(i).rule());
            } catch (Rejection refusal) {
                first = first == null ? refusal.at("/rules/" + i) : first;
            }
        }
        if (first != null) {
            throw first;
        }
        try {
            return new PolicySpec(reason.getValue(), end(), said);
        } catch (Rejection refusal) {
            fault.add(Refused.note(refusal));
            throw refusal;
        }
    }

    /** The field shows minutes: as long as it shows the same, the end stays what it was to the nanosecond. */
    private @Nullable Instant end() {
        LocalDateTime given = expires.getValue();
        if (Objects.equals(given, local(end))) {
            return end;
        }
        return given == null ? null : given.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDateTime local(@Nullable Instant end) {
        return end == null ? null : LocalDateTime.ofInstant(end.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);
    }
}
