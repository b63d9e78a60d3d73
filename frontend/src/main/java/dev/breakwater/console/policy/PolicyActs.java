package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.policy.PolicyCommand.WithdrawPolicy;
import dev.breakwater.vocabulary.PolicyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reader may do with a policy: copy it, end it, save what is written. */
final class PolicyActs extends Div {
    private static final long serialVersionUID = 1L;

    PolicyActs(Acting acting, PolicyText text, Shown shown, @Nullable PolicyEditor editor) {
        addClassName("bw-acts");
        PolicyId id = shown.id();
        if (id != null && shown.spec() != null) {
            String path = "/api/v1/tenants/" + id.tenant() + "/policies/" + id.name();
            add(new CopyAs()
                    .get(acting.actor().name(), shown.past() ? path + "?revision=" + shown.revision() : path)
                    .as(t("policy.yaml"), text.of(shown.spec())));
            if (editor != null) {
                add(withdraw(acting, id, shown));
            }
        }
        if (editor != null) {
            add(editor.save());
        }
    }

    private static Button withdraw(Acting acting, PolicyId id, Shown shown) {
        String title = t("policy.withdraw", id);
        var button = new Button(
                title,
                _ -> new ActDialog(acting, Act.of(title, shown.revision(), List.of(new WithdrawPolicy(id)))).open());
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }
}
