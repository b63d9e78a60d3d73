package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Toast;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import org.jspecify.annotations.Nullable;

/** Before anything is done: what would come of it, the question why, and the choice to do it now or to keep it as a draft. */
public final class ActDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    private final transient Acting acting;
    private final transient Act act;
    private final String key = Acting.key();
    private final TextArea reason = new TextArea(t("act.reason"));
    private final TextField ticket = new TextField(t("act.ticket"));
    private final TextArea override = new TextArea(t("act.override"));
    private final Button commit = new Button(t("act.commit"), _ -> commit());
    private final Button keep = new Button(t("act.keep"), _ -> keep());
    private final Button cancel = new Button(t("act.cancel"), _ -> close());
    private transient Runnable kept = () -> {};

    public ActDialog(Acting acting, Act act) {
        this.acting = acting;
        this.act = act;
        setHeaderTitle(act.title());
        setWidth("min(64rem, 96vw)");
        layOut();
        look();
    }

    /** Called once the act is committed or kept as a draft, before the view of it is shown. */
    public ActDialog whenKept(Runnable next) {
        kept = next;
        return this;
    }

    private void layOut() {
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST);
        reason.setHelperText(t("act.reason-help"));
        reason.setWidthFull();
        reason.setAutofocus(true);
        override.setMaxLength(LONGEST);
        override.setHelperText(t("act.override-help"));
        override.setWidthFull();
        override.setVisible(false);
        commit.addThemeVariants(ButtonVariant.PRIMARY);
        commit.setDisableOnClick(true);
        keep.setDisableOnClick(true);
        getFooter().add(cancel, keep, commit);
        add(reason, ticket, override);
    }

    /** Opened above a form, to which one can go back, and which is done with once this is. */
    ActDialog over(Dialog form) {
        cancel.setText(t("act.back"));
        return whenKept(form::close);
    }

    /** What is refused already is explained in the place of what would come of it. */
    private void look() {
        try {
            Preview preview = acting.preview(act.made().proposal(t("act.preview"), null));
            boolean refused = PreviewPanel.verdict(preview.assessment().plans()).equals("REFUSED");
            override.setVisible(refused && acting.actor().isOperator());
            add(new PreviewPanel(preview));
        } catch (Rejection refusal) {
            commit.setEnabled(false);
            keep.setEnabled(false);
            add(new Div(Toast.explained(Explanation.of(refusal))));
        }
    }

    private void commit() {
        act(commit, () -> {
            ChangeId change = acting.commit(key, act.source(), proposal()).change();
            done(t("act.committed"), change);
        });
    }

    private void keep() {
        act(keep, () -> done(t("act.kept"), acting.draft(key, act.source(), proposal())));
    }

    /** Nothing is asked of anybody before there is a reason; what is refused can be tried again. */
    private void act(Button clicked, Runnable work) {
        boolean missing = reason.getValue().isBlank();
        reason.setInvalid(missing);
        reason.setErrorMessage(missing ? t("act.reason-missing") : "");
        try {
            if (missing) {
                reason.focus();
            } else {
                work.run();
            }
        } finally {
            clicked.setEnabled(true);
        }
    }

    private Proposal proposal() {
        return act.made().proposal(reason.getValue(), given(ticket.getValue())).overriding(given(override.getValue()));
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void done(String sentence, ChangeId change) {
        close();
        kept.run();
        Toast.done(sentence);
        UI.getCurrent().navigate(Paths.change(change));
    }
}
