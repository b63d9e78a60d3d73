package dev.breakwater.console.shell;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Toast;
import dev.breakwater.vocabulary.Rejection;

/** A room refused what a page was to show: an id that is none, or another's. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class RefusedView extends Screen implements HasErrorParameter<Rejection> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Rejection> parameter) {
        Rejection refusal = parameter.getException();
        return switch (refusal.kind()) {
            case NOT_FOUND, INVALID -> {
                titled(t("missing.title"));
                add(new Paragraph(t("missing.why")), new Anchor("", t("missing.home")));
                yield 404;
            }
            case FORBIDDEN -> refused(refusal, 403);
            case CONFLICT -> refused(refusal, 409);
        };
    }

    private int refused(Rejection refusal, int status) {
        Explanation explanation = Explanation.of(refusal);
        titled(explanation.what());
        add(Toast.explained(explanation));
        return status;
    }
}
