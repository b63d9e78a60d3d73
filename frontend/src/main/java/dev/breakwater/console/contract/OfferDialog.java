package dev.breakwater.console.contract;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.ActForm;
import dev.breakwater.console.change.Acting;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a provider offers and to whom; what would come of it is shown next, before it is made. */
final class OfferDialog extends ActForm {
    private static final long serialVersionUID = 1L;
    private static final String A_PORT = "9443/TCP";
    private static final String A_LABEL = "app=invoice";
    private static final int MOST_PORTS = 40;

    private final transient @Nullable ContractIntent before;
    private final TextField provider = new TextField(t("contracts.provider"));
    private final TextField name = new TextField(t("contracts.name"));
    private final TextField consumer = new TextField(t("contracts.consumer"));
    private final TextField ports = new TextField(t("contracts.ports"));
    private final TextField offeredLabels = new TextField(t("contracts.offered-labels"));
    private final TextField offeredNamespaces = new TextField(t("contracts.offered-namespaces"));
    private final TextField callerLabels = new TextField(t("contracts.caller-labels"));
    private final TextField callerNamespaces = new TextField(t("contracts.caller-namespaces"));
    private final transient Supplier<ContractIntent> offer;

    OfferDialog(Acting acting, long base) {
        this(acting, base, null);
        acting.actor().tenants().stream().sorted().findFirst().ifPresent(own -> provider.setValue(own.toString()));
    }

    /** Filled with an offer that nobody has accepted yet, to offer it on other terms. */
    OfferDialog(Acting acting, long base, @Nullable ContractIntent before) {
        super(acting, base, t("contracts.offer"), t("contracts.offer-why"));
        this.before = before;
        ports.setPlaceholder(A_PORT);
        offeredLabels.setPlaceholder(A_LABEL);
        List.of(provider, name, consumer, ports).forEach(field -> field.setRequiredIndicatorVisible(true));
        List.of(offeredLabels, callerLabels).forEach(field -> field.setHelperText(t("contracts.all-pods")));
        List.of(offeredNamespaces, callerNamespaces)
                .forEach(field -> field.setHelperText(t("contracts.all-namespaces")));
        offer = read();
        if (before != null) {
            fill(before);
        }
        add(new FormLayout(
                provider, name, consumer, ports, offeredLabels, offeredNamespaces, callerLabels, callerNamespaces));
    }

    private void fill(ContractIntent offer) {
        provider.setValue(offer.provider().toString());
        name.setValue(offer.id().name().toString());
        provider.setReadOnly(true);
        name.setReadOnly(true);
        consumer.setValue(offer.consumer().toString());
        ports.setValue(Terms.listed(offer.terms().ports()));
        offeredLabels.setValue(offer.terms().offered().labels().toString());
        offeredNamespaces.setValue(Terms.listed(offer.terms().offered().namespaces()));
        callerLabels.setValue(offer.terms().callers().labels().toString());
        callerNamespaces.setValue(Terms.listed(offer.terms().callers().namespaces()));
    }

    private Supplier<ContractIntent> read() {
        var offering = entries.text(provider, t("entry.name"), TenantId::parse);
        var called = entries.text(name, t("entry.name"), Name::parse);
        var calling = entries.text(consumer, t("contracts.consumer-how"), this::other);
        var opened = entries.text(ports, t("contracts.ports-how"), OfferDialog::some);
        Supplier<Endpoints> offered = endpoints(offeredNamespaces, offeredLabels);
        Supplier<Endpoints> callers = endpoints(callerNamespaces, callerLabels);
        return () -> new ContractIntent(
                new ContractId(offering.get(), called.get()),
                new ContractIntent.Terms(calling.get(), offered.get(), callers.get(), opened.get()),
                false);
    }

    private Supplier<Endpoints> endpoints(TextField namespaces, TextField labels) {
        var where = entries.text(namespaces, t("contracts.namespaces-how"), Terms::namespaces);
        var which = entries.text(labels, t("contracts.labels-how"), Labels::ofText);
        return () -> new Endpoints(where.get(), which.get());
    }

    private TenantId other(String text) {
        TenantId other = TenantId.parse(text);
        if (text.equals(provider.getValue().strip())) {
            throw Rejection.invalid("contract-with-oneself", "");
        }
        return other;
    }

    private static List<Port> some(String text) {
        List<Port> some = Terms.ports(text);
        if (some.isEmpty() || some.size() > MOST_PORTS) {
            throw Rejection.invalid("ports-count", "");
        }
        return some;
    }

    @Override
    protected List<? extends Operation> asked() {
        ContractIntent asked = offer.get();
        return asked.equals(before) ? List.of() : List.of(new OfferContract(asked.id(), asked.terms()));
    }
}
