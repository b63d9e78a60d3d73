package dev.breakwater.console.contract;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;

/** What a provider offers and to whom; what would come of it is shown next, before it is made. */
final class OfferDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final String A_PORT = "9443/TCP";
    private static final String A_LABEL = "app=invoice";

    private final transient Acting acting;
    private final long base;
    private final TextField provider = new TextField(t("contracts.provider"));
    private final TextField name = new TextField(t("contracts.name"));
    private final TextField consumer = new TextField(t("contracts.consumer"));
    private final TextField ports = new TextField(t("contracts.ports"));
    private final TextField offeredLabels = new TextField(t("contracts.offered-labels"));
    private final TextField offeredNamespaces = new TextField(t("contracts.offered-namespaces"));
    private final TextField callerLabels = new TextField(t("contracts.caller-labels"));
    private final TextField callerNamespaces = new TextField(t("contracts.caller-namespaces"));

    OfferDialog(Acting acting, long base) {
        this.acting = acting;
        this.base = base;
        setHeaderTitle(t("contracts.offer"));
        setWidth("min(46rem, 96vw)");
        acting.actor().tenants().stream().sorted().findFirst().ifPresent(own -> provider.setValue(own.toString()));
        ports.setPlaceholder(A_PORT);
        offeredLabels.setPlaceholder(A_LABEL);
        List.of(provider, name, consumer, ports).forEach(field -> field.setRequiredIndicatorVisible(true));
        List.of(offeredLabels, callerLabels).forEach(field -> field.setHelperText(t("contracts.all-pods")));
        List.of(offeredNamespaces, callerNamespaces)
                .forEach(field -> field.setHelperText(t("contracts.all-namespaces")));
        add(
                new Paragraph(t("contracts.offer-why")),
                new FormLayout(
                        provider,
                        name,
                        consumer,
                        ports,
                        offeredLabels,
                        offeredNamespaces,
                        callerLabels,
                        callerNamespaces));
        var next = new Button(t("contracts.next"), _ -> next());
        next.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("act.cancel"), _ -> close()), next);
    }

    /** Filled with an offer that nobody has accepted yet, to offer it on other terms. */
    OfferDialog(Acting acting, long base, ContractIntent offer) {
        this(acting, base);
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

    private void next() {
        var id = new ContractId(
                TenantId.parse(provider.getValue().strip()),
                new Name(name.getValue().strip()));
        var terms = new ContractIntent.Terms(
                TenantId.parse(consumer.getValue().strip()),
                Terms.endpoints(offeredNamespaces.getValue(), offeredLabels.getValue()),
                Terms.endpoints(callerNamespaces.getValue(), callerLabels.getValue()),
                Terms.ports(ports.getValue()));
        var dialog = new ActDialog(acting, Act.of(t("contracts.offer"), base, List.of(new OfferContract(id, terms))));
        close();
        dialog.open();
    }
}
