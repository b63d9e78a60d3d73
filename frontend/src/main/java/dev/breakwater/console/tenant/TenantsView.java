package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.SearchField;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Subject;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everybody on the cluster whom the reader may know of. */
@Route(Paths.TENANTS)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class TenantsView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Revisions revisions;
    private final Actor actor;
    private final Div above = new Div();
    private final Grid<TenantIntent> grid = new Grid<>();
    private final Listing<TenantIntent> listing = Listing.in(grid, this::page);
    private Asked asked = Asked.nothing(Paths.TENANTS);

    TenantsView(Revisions revisions, SignedIn signedIn, LiveUpdates live) {
        this.revisions = revisions;
        this.actor = signedIn.actor();
        boolean onlyLooks = actor.roles().equals(Set.of(Actor.Role.AUDITOR));
        titled(t("tenants.title"), onlyLooks ? new Div() : new Anchor(Paths.ONBOARD, t("tenants.onboard")));
        grid.addComponentColumn(tenant ->
                        new Anchor(Paths.tenant(tenant.id()), tenant.id().toString()))
                .setHeader(t("tenants.tenant"))
                .setFlexGrow(2);
        grid.addColumn(TenantIntent::description)
                .setHeader(t("tenants.description"))
                .setFlexGrow(3);
        grid.addComponentColumn(tenant -> TenantStates.of(tenant.state())).setHeader(t("tenants.state"));
        grid.addColumn(TenantsView::namespaces)
                .setHeader(t("tenants.namespaces"))
                .setFlexGrow(3);
        grid.setEmptyStateComponent(new Empty(VaadinIcon.GROUP, t("tenants.none"), t("tenants.none-why")));
        above.addClassName("bw-bar");
        add(above, grid);
        live.on(this, () -> listing.anew(grid), News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        above.removeAll();
        above.add(search(), states());
        listing.anew(grid);
    }

    private SearchField search() {
        return new SearchField(t("tenants.search"), asked.text("q"), text -> ask("q", text));
    }

    private Select<TenantIntent.State> states() {
        var states = new Select<TenantIntent.State>();
        states.setAriaLabel(t("tenants.state"));
        states.setItems(TenantIntent.State.values());
        states.setEmptySelectionAllowed(true);
        states.setEmptySelectionCaption(t("tenants.every-state"));
        states.setItemLabelGenerator(state -> state == null ? t("tenants.every-state") : t("tenant-state", state));
        states.setValue(asked.one("state", TenantIntent.State.class));
        states.addValueChangeListener(event -> ask("state", event.getValue() == null ? "" : word(event.getValue())));
        return states;
    }

    private void ask(String name, String value) {
        asked = asked.with(name, value);
        asked.show();
        listing.anew(grid);
    }

    private Page<TenantIntent> page(@Nullable String after, int limit) {
        var state = asked.one("state", TenantIntent.State.class);
        String text = asked.text("q");
        var filter = new IntentFilter(
                Subject.Kind.TENANT, null, state == null ? Map.of() : Map.of("state", state), null, text);
        return revisions.intents(actor, filter, after, limit).map(TenantIntent.class::cast);
    }

    private static String word(TenantIntent.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String namespaces(TenantIntent tenant) {
        return tenant.namespaces().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
