package dev.breakwater.console.contract;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import java.util.function.Function;

/** Contracts, one a line, with what the reader may do with each. */
final class ContractGrid extends Grid<Intent> {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;

    ContractGrid(Acting acting, Revisions revisions) {
        this.acting = acting;
        column(contract -> new Span(contract.id().toString()), t("contracts.contract"));
        column(this::standing, t("contracts.state"));
        column(contract -> end(contract.consumer().toString(), contract.terms().callers()), t("contracts.callers"));
        column(contract -> end(contract.provider().toString(), contract.terms().offered()), t("contracts.called"));
        column(contract -> new Span(Terms.listed(contract.terms().ports())), t("contracts.ports"));
        column(contract -> new ContractActs(contract, acting, revisions), t("contracts.acts"));
    }

    private void column(Function<ContractIntent, Component> shown, String header) {
        addComponentColumn(intent -> shown.apply((ContractIntent) intent))
                .setHeader(header)
                .setAutoWidth(true);
    }

    private Component standing(ContractIntent contract) {
        if (contract.accepted()) {
            return new Status(Tone.GOOD, t("contracts.accepted"));
        }
        return acting.actor().tenants().contains(contract.consumer())
                ? new Status(Tone.WARNING, t("contracts.waits-for-you"))
                : new Status(Tone.BUSY, t("contracts.waits-for", contract.consumer()));
    }

    private static Component end(String tenant, Endpoints named) {
        String pods = named.labels().isEmpty()
                ? t("contracts.every-pod")
                : named.labels().toString();
        String where = named.namespaces().isEmpty() ? "" : " · " + Terms.listed(named.namespaces());
        return new Span(tenant + " · " + pods + where);
    }
}
