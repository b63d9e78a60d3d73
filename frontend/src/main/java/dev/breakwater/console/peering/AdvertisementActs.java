package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.peering.AdvertisementCommand.CloseAdvertisement;
import java.util.List;
import java.util.function.LongSupplier;

/** What an operator may do with an advertisement, each with the routes that come or go shown before it is done. */
public final class AdvertisementActs extends Div {
    private static final long serialVersionUID = 1L;

    /** {@code base} is the revision at which the advertisement stood like this. */
    public AdvertisementActs(Acting acting, Revisions revisions, LongSupplier base, AdvertisementIntent advertisement) {
        addClassName("bw-acts");
        if (acting.actor().isOperator()) {
            var change = new Button(
                    t("peering.change"),
                    _ -> AdvertisementDialog.change(acting, revisions, base.getAsLong(), advertisement)
                            .open());
            change.setAriaLabel(t("advertisement.change-one", advertisement.id()));
            var withdraw = new Button(
                    t("advertisement.withdraw"),
                    _ -> new ActDialog(acting, withdrawal(advertisement, base.getAsLong())).open());
            withdraw.setAriaLabel(t("advertisement.withdraw-one", advertisement.id()));
            withdraw.addThemeVariants(ButtonVariant.ERROR);
            List.of(change, withdraw).forEach(button -> button.addThemeVariants(ButtonVariant.SMALL));
            add(change, withdraw);
        }
    }

    private static Act withdrawal(AdvertisementIntent advertisement, long base) {
        return Act.of(
                t("advertisement.withdraw-one", advertisement.id()),
                base,
                List.of(new CloseAdvertisement(advertisement.id())));
    }
}
