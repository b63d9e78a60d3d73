package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionSlider;
import dev.breakwater.console.part.Screen;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** One tenant in depth, now or at an earlier revision. */
@Route("tenants/:tenant")
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class TenantView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Revisions revisions;
    private final Acting acting;
    private final TenantTabs tabs;
    private final RevisionSlider slider;
    private final Div body = new Div();
    private Asked asked = Asked.nothing(Paths.TENANTS);
    private TenantId id = new TenantId("none");
    private @Nullable Seen shown;

    TenantView(Revisions revisions, Acting acting, TenantTabs tabs, LiveUpdates live) {
        this.revisions = revisions;
        this.acting = acting;
        this.tabs = tabs;
        this.slider = new RevisionSlider(revisions, acting.actor());
        add(slider, body);
        live.on(this, this::refresh, News.REVISIONS);
        live.on(this, this::refreshStanding, News.CLUSTER);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        id = TenantId.parse(event.getRouteParameters().get("tenant").orElseThrow());
        refresh();
    }

    /** Only the overview says how objects stand in the cluster, and only now. */
    private void refreshStanding() {
        if (TenantParts.shown(asked).equals(TenantParts.OVERVIEW) && asked.number("at") == null) {
            refresh();
        }
    }

    /** The head stays as it is while the tenant does, and with it whatever has the focus there. */
    private void refresh() {
        Seen seen = seen();
        if (!seen.equals(shown)) {
            head(seen);
            shown = seen;
        }
        slider.show(id, asked, revisions.newest());
        body.removeAll();
        if (seen.past()) {
            body.add(new PastNote(seen, revisions.newest()));
        }
        body.add(TenantParts.of(seen, asked), tabs.show(TenantParts.shown(asked), seen));
    }

    private void head(Seen seen) {
        titled(seen.id().toString(), seen.past() ? new Div() : new TenantActs(acting, seen));
        under(new Anchor(Paths.TENANTS, t("tenants.title")));
        standing(TenantStates.of(seen.tenant().state()));
    }

    /** Refused as not there when it is another's, whatever revision is asked for. */
    private Seen seen() {
        if (!acting.actor().sees(id)) {
            throw Rejection.notFound("tenant " + id);
        }
        long newest = revisions.newest();
        Long at = asked.number("at");
        long revision = at == null ? newest : at;
        IntentSnapshot snapshot = revisions.at(acting.actor(), id, revision);
        TenantIntent tenant = snapshot.tenant(id);
        if (tenant == null) {
            throw Rejection.notFound("tenant " + id);
        }
        return new Seen(tenant, snapshot, revision, revision < newest);
    }
}
