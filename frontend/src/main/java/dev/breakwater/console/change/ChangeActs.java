package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Toast;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** What the reader may do with a change: commit or discard a draft, revert what was committed, go back to before it. */
class ChangeActs extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient ChangeDetails shown;
    private final transient ChangeSummary change;
    private final boolean commits;

    ChangeActs(Acting acting, ChangeDetails shown) {
        this.acting = acting;
        this.shown = shown;
        this.change = shown.summary();
        this.commits =
                acting.actor().isOperator() || shown.operations().stream().noneMatch(Operation::operatorOnly);
        addClassName("bw-acts");
        Actor actor = acting.actor();
        add(new CopyAs().get(actor.name(), "/api/v1/changes/" + change.id()));
        if (actor.isOperator() || actor.roles().contains(Actor.Role.OWNER)) {
            switch (change.state()) {
                case DRAFTED -> draft();
                case COMMITTED -> committed(actor);
                case REVERTED, DISCARDED -> {}
            }
        }
    }

    private void draft() {
        String key = Acting.key();
        var discard = new Button(t("change.discard"), _ -> discard(key));
        discard.addThemeVariants(ButtonVariant.ERROR);
        add(discard);
        if (!commits) {
            add(new Span(t("change.for-operator")));
            return;
        }
        var commit = new Button(t("change.commit"), event -> commit(event.getSource()));
        commit.addThemeVariants(ButtonVariant.PRIMARY);
        commit.setDisableOnClick(true);
        add(commit);
    }

    private void committed(Actor actor) {
        var revert = new Button(t("act.revert"), _ -> new ActDialog(acting, Act.revert(acting, change.id())).open());
        revert.addThemeVariants(ButtonVariant.PRIMARY);
        Long revision = change.revision();
        if (revision != null && revision > 1) {
            if (actor.isOperator()) {
                add(rollBack(null, revision - 1));
            } else {
                actor.tenants().stream().sorted().forEach(tenant -> add(rollBack(tenant, revision - 1)));
            }
        }
        add(revert);
    }

    private Button rollBack(@Nullable TenantId tenant, long revision) {
        Act act = Act.rollBack(acting, tenant, revision);
        return new Button(act.title(), _ -> new ActDialog(acting, act).open());
    }

    private void commit(Button button) {
        try {
            acting.commit(Acting.key(), shown);
            Toast.done(t("act.committed"));
            UI.getCurrent().navigate(Paths.change(change.id()));
        } finally {
            button.setEnabled(true);
        }
    }

    private void discard(String key) {
        acting.discard(key, change.id());
        Toast.done(t("change.discarded"));
        UI.getCurrent().navigate(Paths.CHANGES);
    }
}
