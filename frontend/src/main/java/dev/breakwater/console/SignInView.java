package dev.breakwater.console;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks who it is, with the accounts that the REST API knows too. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in to Breakwater")
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();

    SignInView() {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle("Breakwater");
        form.setI18n(words);
        form.setForgotPasswordButtonVisible(false);
        form.setAction("login");
        add(form, new Paragraph("Networks of tenants on Cilium clusters"));
        getStyle().set("display", "grid").set("place-items", "center").set("min-height", "100dvh");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }
}
