package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** What a new policy is to be called; not there for one that has its name. */
final class NameField extends TextField {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable PolicyId known;

    NameField(@Nullable PolicyId known, String proposed, Runnable changed) {
        super(t("policy.name"));
        this.known = known;
        setRequiredIndicatorVisible(true);
        setHelperText(t("policy.name-help"));
        setWidth("min(26rem, 100%)");
        setVisible(known == null);
        setValue(proposed);
        addValueChangeListener(_ -> changed.run());
    }

    /** Refused when what is written is no name. */
    PolicyId id(TenantId tenant) {
        return known == null ? new PolicyId(tenant, Name.parse(getValue().strip())) : known;
    }

    void refuse(Rejection refusal) {
        setErrorMessage(Explanation.inOneLine(refusal));
        setInvalid(true);
    }
}
