package dev.breakwater.console.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Toast;

/** A page could not be shown, and it is not its reader's fault. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class BrokenView extends Screen implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Explanation explanation = Explanation.of(parameter.getException());
        titled(explanation.what());
        add(Toast.explained(explanation));
        return 500;
    }
}
