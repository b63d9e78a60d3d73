package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Actor;
import org.jspecify.annotations.Nullable;

/** Who tried to sign in in vain, from where and how often. */
final class SignInsPanel extends Div {
    static final String TAB = "sign-ins";
    static final String NAME = "name";
    static final String ADDRESS = "address";
    static final Asked ALL = Asked.nothing(Paths.AUDIT).with("tab", TAB);
    private static final long serialVersionUID = 1L;

    private final transient FailedSignIns failed;
    private final transient Actor actor;
    private final Div bar = new Div();
    private final SignInGrid grid =
            new SignInGrid((name, value) -> ALL.with(name, value).href());
    private final transient Listing<FailedSignIn> listing;
    private transient FailedSignIns.Filter filter = FailedSignIns.Filter.ALL;

    SignInsPanel(FailedSignIns failed, Actor actor) {
        this.failed = failed;
        this.actor = actor;
        bar.addClassName("bw-bar");
        grid.setEmptyStateComponent(
                new Empty(VaadinIcon.KEY_O, t("audit.sign-ins-none"), t("audit.sign-ins-none-why")));
        add(bar, grid, new Paragraph(t("audit.sign-ins-what")), new Paragraph(t("audit.nobody-why")));
        listing = Listing.in(grid, (after, limit) -> failed.list(actor, filter, after, limit));
    }

    void refresh() {
        listing.anew(grid);
    }

    /** Answers what can be done with what is shown. */
    Component[] show(Asked asked) {
        filter = new FailedSignIns.Filter(given(asked, NAME), given(asked, ADDRESS));
        bar.removeAll();
        TextField name = field(asked, NAME, t("audit.name"));
        name.getElement().setAttribute("data-search", "");
        bar.add(name, field(asked, ADDRESS, t("audit.address")), new Button(t("audit.all"), _ -> go(ALL)));
        refresh();
        var export = new SignInExport(failed, actor, filter);
        return new Component[] {
            ExportFile.CSV.of(export, t("audit.csv")),
            ExportFile.JSON_LINES.of(export, t("audit.json-lines")),
            new CopyAs().get(actor.name(), rest(asked))
        };
    }

    private static @Nullable String given(Asked asked, String name) {
        return asked.text(name).isBlank() ? null : asked.text(name);
    }

    private static TextField field(Asked asked, String name, String label) {
        var field = new TextField(label);
        field.setPlaceholder(t("audit.to-the-letter"));
        field.setValue(asked.text(name));
        field.setClearButtonVisible(true);
        field.addValueChangeListener(event -> go(asked.with(name, event.getValue())));
        return field;
    }

    private static void go(Asked next) {
        UI.getCurrent().navigate(AuditView.class, next.parameters());
    }

    private static String rest(Asked asked) {
        return Asked.nothing("/api/v1/failed-sign-ins")
                .with(NAME, asked.text(NAME))
                .with(ADDRESS, asked.text(ADDRESS))
                .href();
    }
}
