package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import java.util.List;
import java.util.function.LongSupplier;

/** What an operator may do with a peering, each with its effect shown before it is made. */
final class PeeringActs extends Div {
    private static final long serialVersionUID = 1L;

    PeeringActs(Acting acting, LongSupplier base, PeeringIntent peering, Uplinks uplinks) {
        addClassName("bw-acts");
        if (acting.actor().isOperator()) {
            var change = new Button(
                    t("peering.change"),
                    _ -> PeeringDialog.change(acting, base.getAsLong(), peering, uplinks)
                            .open());
            change.setAriaLabel(t("peering.change-one", peering.id()));
            var disconnect = new Button(
                    t("peering.disconnect"),
                    _ -> new ActDialog(acting, disconnection(peering, base.getAsLong())).open());
            disconnect.setAriaLabel(t("peering.disconnect-one", peering.id()));
            disconnect.addThemeVariants(ButtonVariant.ERROR);
            List.of(change, disconnect).forEach(button -> button.addThemeVariants(ButtonVariant.SMALL));
            add(change, disconnect);
        }
    }

    private static Act disconnection(PeeringIntent peering, long base) {
        return Act.of(t("peering.disconnect-one", peering.id()), base, List.of(new DisconnectPeer(peering.id())));
    }
}
