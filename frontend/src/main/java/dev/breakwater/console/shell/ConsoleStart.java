package dev.breakwater.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.breakwater.console.words.LanguageChoice;
import org.springframework.stereotype.Component;

/** Gives each page the language that its reader chose, and each session the one place where what fails is explained. */
@Component
class ConsoleStart implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(new Failures()));
        event.getSource()
                .addUIInitListener(init -> init.getUI()
                        .setLocale(LanguageChoice.of(com.vaadin.flow.server.VaadinRequest.getCurrent())
                                .locale()));
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .child(0)
                .attr("lang", LanguageChoice.of(page.getVaadinRequest()).tag()));
    }
}
