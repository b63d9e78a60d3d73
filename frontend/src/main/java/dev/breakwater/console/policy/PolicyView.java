package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One policy: what it says, as a form and as YAML, and what would come of its saying something else. */
@Route("policies/:tenant/:name")
@RouteAlias("policies/new")
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class PolicyView extends Screen implements BeforeEnterObserver, BeforeLeaveObserver {
    private static final long serialVersionUID = 1L;

    private final Revisions revisions;
    private final Acting acting;
    private final PolicyText text;
    private final Workloads workloads;
    private final Div body = new Div();
    private Asked asked = Asked.nothing(Paths.POLICIES);
    private TenantId tenant = new TenantId("none");
    private @Nullable PolicyId id;
    private @Nullable Shown shown;
    private @Nullable PolicyEditor editor;

    PolicyView(Revisions revisions, Acting acting, PolicyText text, Workloads workloads, LiveUpdates live) {
        this.revisions = revisions;
        this.acting = acting;
        this.text = text;
        this.workloads = workloads;
        add(body);
        live.on(this, this::heard, News.REVISIONS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        String owner = event.getRouteParameters().get("tenant").orElse(null);
        String name = event.getRouteParameters().get("name").orElse("");
        id = owner == null ? null : PolicyId.parse(owner + "/" + name);
        tenant = id == null ? whose() : id.tenant();
        show(seen());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editor != null) {
            editor.hold(event);
        }
    }

    /** A new one belongs to whom the address says, else to the reader's first tenant. */
    private TenantId whose() {
        String named = asked.text("tenant");
        return named.isBlank()
                ? acting.actor().tenants().stream()
                        .sorted()
                        .findFirst()
                        .orElseThrow(() -> Rejection.notFound("tenant of that name"))
                : TenantId.parse(named);
    }

    private Shown seen() {
        return Shown.of(revisions, acting.actor(), tenant, id, asked.number("at"));
    }

    /** Who has touched nothing sees what is said now; what somebody is writing is never taken away. */
    void heard() {
        if (id == null || shown == null || asked.number("at") != null) {
            return;
        }
        Shown now = seen();
        if (editor != null && editor.isTouched()) {
            editor.meet(now);
        } else if (!Objects.equals(now.spec(), shown.spec())) {
            show(now);
        }
    }

    private void show(Shown now) {
        shown = now;
        body.removeAll();
        var writes = acting.actor().actsFor(tenant) && !now.past();
        editor = writes && (id == null || now.spec() != null)
                ? new PolicyEditor(revisions, acting, text, workloads, now, asked)
                : null;
        titled(id == null ? t("policy.new") : id.name().toString(), new PolicyActs(acting, text, now, editor));
        under(new Anchor(Paths.TENANTS, t("tenants.title")), new Anchor(Paths.policies(tenant), tenant.toString()));
        if (now.past()) {
            body.add(new PastPolicy(revisions, acting, now, asked));
        }
        body.add(editor != null ? editor : new PolicyReading(revisions, acting, text, now));
    }
}
