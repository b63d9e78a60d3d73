package dev.breakwater.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Toast;

/** Explains whatever a click or a refresh ran into; what is not meant for people stays in the log, under the id that is shown. */
class Failures implements ErrorHandler {
    private static final long serialVersionUID = 1L;

    @Override
    public void error(ErrorEvent event) {
        Explanation explanation = Explanation.of(event.getThrowable());
        if (UI.getCurrent() != null) {
            Toast.failed(explanation);
        }
    }
}
