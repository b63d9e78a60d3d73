package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.ContractIntent;
import java.util.List;
import java.util.stream.Collectors;

/** With whom a tenant agreed to talk, or is asked to. */
class ContractCards extends Div {
    private static final long serialVersionUID = 1L;

    ContractCards(Seen seen) {
        List<ContractIntent> contracts = seen.snapshot().contractsOf(seen.id());
        if (contracts.isEmpty()) {
            add(new Empty(VaadinIcon.HANDSHAKE, t("tenant.no-contracts"), t("tenant.no-contracts-why")));
        }
        addClassName("bw-cards");
        contracts.forEach(contract -> add(card(contract, seen)));
    }

    private static Div card(ContractIntent contract, Seen seen) {
        var terms = contract.terms();
        var card = new Div(
                new H3(contract.id().toString()),
                status(contract, seen),
                new Facts()
                        .add(t("contract.provider"), contract.provider() + ": " + RuleWords.of(terms.offered()))
                        .add(t("contract.consumer"), contract.consumer() + ": " + RuleWords.of(terms.callers()))
                        .add(
                                t("contract.ports"),
                                terms.ports().stream().map(Object::toString).collect(Collectors.joining(", "))));
        card.addClassName("bw-card");
        return card;
    }

    private static Status status(ContractIntent contract, Seen seen) {
        if (contract.accepted()) {
            return new Status(Tone.GOOD, t("contract.accepted"));
        }
        return contract.consumer().equals(seen.id())
                ? new Status(Tone.WARNING, t("contract.waits-for-you"))
                : new Status(Tone.BUSY, t("contract.offered"));
    }
}
