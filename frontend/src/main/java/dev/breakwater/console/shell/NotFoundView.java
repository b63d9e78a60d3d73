package dev.breakwater.console.shell;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.breakwater.console.part.Screen;

/** Nothing is here, or nothing that whoever asks may know of: both look the same. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundView extends Screen implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        titled(t("missing.title"));
        add(new Paragraph(t("missing.why")), new Anchor("", t("missing.home")));
        return 404;
    }
}
