package dev.breakwater.console.onboard;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a tenant is to be, in the order in which people think of it; each field says itself what is wrong with it. */
final class OnboardForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;
    private static final String SOME_BLOCKS = "203.0.113.64/28, 2001:db8:c::/124";

    private final transient Actor actor;
    private final TextField tenant = new TextField(t("onboard.tenant"));
    private final TextField description = new TextField(t("onboard.description"));
    private final TextField namespaces = new TextField(t("onboard.namespaces"));
    private final RadioButtonGroup<Isolation> isolation = new RadioButtonGroup<>(t("onboard.inside"));
    private final TextField blocks = new TextField(t("onboard.blocks"));
    private final TextArea reason = new TextArea(t("act.reason"));

    OnboardForm(Actor actor) {
        this.actor = actor;
        addClassNames("bw-card", "bw-form");
        explain();
        add(
                new H2(t("onboard.who")),
                new FormLayout(tenant, description),
                new H2(t("onboard.where")),
                new FormLayout(namespaces, blocks),
                isolation,
                reason);
    }

    static OnboardForm of(Actor actor, ChangeDetails draft) {
        var form = new OnboardForm(actor);
        form.fill(Onboarding.of(draft.operations()), draft.summary().reason());
        return form;
    }

    private void explain() {
        tenant.setHelperText(t("onboard.tenant-help"));
        tenant.setRequiredIndicatorVisible(true);
        description.setHelperText(t("onboard.description-help"));
        description.setMaxLength(LONGEST);
        namespaces.setHelperText(t("onboard.namespaces-help"));
        namespaces.setRequiredIndicatorVisible(true);
        blocks.setHelperText(t("onboard.blocks-help"));
        blocks.setPlaceholder(SOME_BLOCKS);
        isolation.setItems(Isolation.values());
        isolation.setItemLabelGenerator(choice -> t("isolation", choice));
        isolation.setValue(Isolation.STRICT);
        reason.setHelperText(t("act.reason-help"));
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
    }

    /** Told of all that is written from now on. */
    void whenWritten(Runnable heard) {
        Stream.<HasValue<?, ?>>of(tenant, description, namespaces, isolation, blocks, reason)
                .forEach(field -> field.addValueChangeListener(_ -> heard.run()));
    }

    void propose(TenantId free) {
        tenant.setValue(free.toString());
        namespaces.setValue(free.toString());
    }

    private void fill(Onboarding asked, String why) {
        tenant.setValue(asked.tenant().toString());
        description.setValue(asked.description());
        namespaces.setValue(Terms.listed(asked.namespaces()));
        isolation.setValue(asked.isolation());
        blocks.setValue(Terms.listed(asked.blocks()));
        reason.setValue(why);
    }

    String reason() {
        return reason.getValue();
    }

    /** Nothing while a field is wrong; all of them say so at once. */
    Optional<Onboarding> read() {
        TenantId id = fit(read(tenant, tenant.getValue(), TenantId::parse), actor::actsFor, tenant, notYours());
        SortedSet<NamespaceName> names = fit(
                read(namespaces, namespaces.getValue(), Terms::namespaces),
                named -> !named.isEmpty(),
                namespaces,
                t("onboard.namespaces-missing"));
        SortedSet<Cidr> addresses = read(blocks, blocks.getValue(), text -> new TreeSet<>(Terms.blocks(text)));
        String why = fit(
                read(reason, reason.getValue(), text -> text),
                text -> !text.isEmpty(),
                reason,
                t("act.reason-missing"));
        return id == null || names == null || addresses == null || why == null
                ? Optional.empty()
                : Optional.of(new Onboarding(id, description.getValue(), isolation.getValue(), names, addresses));
    }

    private static <T> @Nullable T read(HasValidation field, String text, Function<String, T> meaning) {
        field.setInvalid(false);
        try {
            return meaning.apply(text.strip());
        } catch (Rejection wrong) {
            refuse(field, Explanation.inOneLine(wrong));
            return null;
        }
    }

    /** What was read, unless it is not what it has to be: then the field says why. */
    private static <T> @Nullable T fit(@Nullable T read, Predicate<T> fits, HasValidation field, String why) {
        if (read == null || fits.test(read)) {
            return read;
        }
        refuse(field, why);
        return null;
    }

    private static void refuse(HasValidation field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
    }

    private String notYours() {
        return t("onboard.not-yours", Terms.listed(new TreeSet<>(actor.tenants())));
    }
}
