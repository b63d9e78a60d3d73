package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.console.part.Moment;
import java.util.function.BinaryOperator;

/** Failed sign-ins, the latest first; name and address lead to all that is known of them. */
final class SignInGrid extends Grid<FailedSignIn> {
    private static final long serialVersionUID = 1L;

    SignInGrid(BinaryOperator<String> narrowed) {
        addComponentColumn(failed -> new Moment(failed.lastAt()))
                .setHeader(t("audit.last"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addComponentColumn(failed -> new Anchor(narrowed.apply(SignInsPanel.NAME, failed.name()), named(failed.name())))
                .setHeader(t("audit.name"))
                .setWidth("14rem")
                .setFlexGrow(1);
        addComponentColumn(
                        failed -> new Anchor(narrowed.apply(SignInsPanel.ADDRESS, failed.address()), failed.address()))
                .setHeader(t("audit.address"))
                .setWidth("14rem")
                .setFlexGrow(1);
        addColumn(FailedSignIn::failures)
                .setHeader(t("audit.failures"))
                .setWidth("8rem")
                .setFlexGrow(0);
        addComponentColumn(failed -> new Moment(failed.firstAt()))
                .setHeader(t("audit.first"))
                .setWidth("9rem")
                .setFlexGrow(0);
        setSizeFull();
        setHeight("max(18rem, calc(100dvh - 20rem))");
    }

    private static String named(String name) {
        return name.equals(FailedSignIns.NOBODY) ? t("audit.nobody") : name;
    }
}
