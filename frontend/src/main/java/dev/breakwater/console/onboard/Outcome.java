package dev.breakwater.console.onboard;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.change.PreviewPanel;
import dev.breakwater.console.part.Explained;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Toast;
import dev.breakwater.console.part.Tone;
import dev.breakwater.vocabulary.ChangeId;

/** What became of a request, or would come of it: every object and every flow, and who has to say yes. */
final class Outcome extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient ChangeDetails request;
    private final transient ChangeId draft;
    private final transient Runnable decided;

    /** {@code decided} is told before one is led on. */
    Outcome(Acting acting, ChangeDetails request, Runnable decided) {
        this.acting = acting;
        this.request = request;
        this.decided = decided;
        this.draft = request.summary().id();
        switch (request.summary().state()) {
            case DRAFTED -> add(new H2(t("onboard.outcome")), waiting(), preview());
            case COMMITTED, REVERTED -> add(note(Tone.GOOD, "onboard.committed", tenant(request)));
            case DISCARDED -> add(note(Tone.QUIET, "onboard.discarded", new Anchor(Paths.ONBOARD, t("onboard.again"))));
        }
    }

    private Div waiting() {
        var discard = new Button(t("change.discard"), _ -> discard());
        discard.addThemeVariants(ButtonVariant.ERROR);
        var acts = new Div(discard);
        acts.addClassName("bw-acts");
        boolean decides = acting.actor().isOperator();
        if (decides) {
            var commit = new Button(t("change.commit"), event -> commit(event.getSource()));
            commit.addThemeVariants(ButtonVariant.PRIMARY);
            commit.setDisableOnClick(true);
            acts.add(commit);
        }
        Div note = note(
                Tone.BUSY,
                decides ? "onboard.yours" : "onboard.waits",
                new Anchor(Paths.change(draft), t("onboard.change")));
        note.add(acts);
        return note;
    }

    /** What cannot be as it is asked for is explained in the place of what would come of it. */
    private Component preview() {
        return Explained.or(() -> new PreviewPanel(acting.preview(draft)));
    }

    private static Anchor tenant(ChangeDetails request) {
        var id = Onboarding.of(request.operations()).tenant();
        return new Anchor(Paths.tenant(id), id.toString());
    }

    private static Div note(Tone tone, String words, Anchor further) {
        var note = new Div(new Status(tone, t(words)), further);
        note.addClassName("bw-note");
        return note;
    }

    private void commit(Button clicked) {
        try {
            acting.commit(Acting.key(), request);
            decided.run();
            Toast.done(t("act.committed"));
            UI.getCurrent().navigate(Paths.change(draft));
        } finally {
            clicked.setEnabled(true);
        }
    }

    private void discard() {
        acting.discard(Acting.key(), draft);
        decided.run();
        UI.getCurrent().navigate(Paths.ONBOARD, QueryParameters.of("draft", draft.toString()));
    }
}
