package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ChooseIsolation;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.ResumeTenant;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.function.Function;

/** What the reader may do with a tenant as it stands. */
class TenantActs extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient Seen seen;

    TenantActs(Acting acting, Seen seen) {
        this.acting = acting;
        this.seen = seen;
        addClassName("bw-acts");
        Actor actor = acting.actor();
        add(new CopyAs().get(actor.name(), "/api/v1/tenants/" + seen.id()));
        if (actor.actsFor(seen.id())) {
            add(new Button(t("policy.new"), _ -> newPolicy()));
            isolation();
        }
        if (actor.isOperator()) {
            life();
        }
    }

    private void newPolicy() {
        UI.getCurrent()
                .navigate(
                        Paths.POLICIES + "/new",
                        QueryParameters.of("tenant", seen.id().toString()));
    }

    private void life() {
        TenantId id = seen.id();
        switch (seen.tenant().state()) {
            case REQUESTED -> {
                add(danger(act("tenant.decline", reason -> new DeclineTenant(id, reason))));
                add(primary(act("tenant.approve", _ -> new ApproveTenant(id))));
            }
            case APPROVED -> add(danger(act("tenant.suspend", reason -> new SuspendTenant(id, reason))));
            case SUSPENDED -> {
                add(danger(act("tenant.offboard", reason -> new OffboardTenant(id, reason))));
                add(primary(act("tenant.resume", _ -> new ResumeTenant(id))));
            }
        }
    }

    private void isolation() {
        boolean strict = seen.tenant().isolation() == TenantIntent.Isolation.STRICT;
        var other = strict ? TenantIntent.Isolation.SHARED : TenantIntent.Isolation.STRICT;
        add(act(strict ? "tenant.share" : "tenant.isolate", _ -> new ChooseIsolation(seen.id(), other)));
    }

    private Button act(String key, Function<String, Operation> operation) {
        String title = t(key, seen.id());
        var act = new Act(
                title,
                Source.CONSOLE,
                (reason, ticket) ->
                        new Proposal(reason, ticket, List.of(operation.apply(reason)), null, seen.revision()));
        return new Button(title, _ -> new ActDialog(acting, act).open());
    }

    private static Button danger(Button button) {
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
