package dev.breakwater.console.onboard;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.writing.Unsaved;
import dev.breakwater.vocabulary.ChangeId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The form and how what is written in it is kept: as a draft, instead of the one that there was. */
final class Asking extends Unsaved {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final OnboardForm form;
    private final transient Supplier<@Nullable ChangeDetails> draft;

    Asking(Acting acting, OnboardForm form, Supplier<@Nullable ChangeDetails> draft) {
        this.acting = acting;
        this.form = form;
        this.draft = draft;
        form.whenWritten(() -> mark(true));
        var keep = new Button(t(draft.get() == null ? "onboard.keep" : "onboard.keep-anew"), this::keep);
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        keep.setDisableOnClick(true);
        add(form, keep);
    }

    /** What is written here is of no use to anybody any more. */
    void forget() {
        mark(false);
    }

    private void keep(ClickEvent<Button> event) {
        try {
            form.read().ifPresent(asked -> keep(new Proposal(form.reason(), null, asked.operations(), null)));
        } finally {
            event.getSource().setEnabled(true);
        }
    }

    /** A draft that an operator may be looking at is never altered: another takes its place. */
    private void keep(Proposal proposal) {
        ChangeId kept = acting.draft(Acting.key(), Source.CONSOLE, proposal);
        mark(false);
        ChangeDetails replaced = draft.get();
        if (replaced != null) {
            acting.discard(Acting.key(), replaced.summary().id());
        }
        UI.getCurrent().navigate(Paths.ONBOARD, QueryParameters.of("draft", kept.toString()));
    }
}
