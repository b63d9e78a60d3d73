package dev.breakwater.console.contract;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;

/** What the reader may do with a contract: only the consumer accepts, only the provider offers anew, either ends. */
final class ContractActs extends Div {
    private static final long serialVersionUID = 1L;

    ContractActs(ContractIntent contract, Acting acting, Revisions revisions) {
        addClassName("bw-acts");
        boolean provides = acting.actor().actsFor(contract.provider());
        boolean consumes = acting.actor().actsFor(contract.consumer());
        if (consumes && !contract.accepted()) {
            var accept = act(
                    t("contracts.accept"),
                    contract,
                    () -> new ActDialog(
                                    acting,
                                    Act.of(
                                            t("contracts.accept-one", contract.id()),
                                            revisions.newest(),
                                            List.of(new AcceptContract(contract.id(), contract.consumer()))))
                            .open());
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            add(accept);
        }
        if (provides && !contract.accepted()) {
            add(act(
                    t("contracts.revise"),
                    contract,
                    () -> new OfferDialog(acting, revisions.newest(), contract).open()));
        }
        if (provides || consumes) {
            TenantId side = provides ? contract.provider() : contract.consumer();
            add(act(
                    t("contracts.end"),
                    contract,
                    () -> new ActDialog(acting, ending(contract, side, revisions.newest())).open()));
        }
    }

    private static Button act(String words, ContractIntent contract, Runnable done) {
        var button = new Button(words, _ -> done.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(words + ", " + contract.id());
        return button;
    }

    /** The reason of the change is the reason of the end. */
    private static Act ending(ContractIntent contract, TenantId side, long base) {
        return new Act(
                t("contracts.end-one", contract.id()),
                Source.CONSOLE,
                (reason, ticket) -> new Proposal(
                        reason, ticket, List.of(new EndContract(contract.id(), side, reason)), null, base));
    }
}
