package dev.breakwater.console.door;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.breakwater.access.Accounts;
import dev.breakwater.access.IdentityProvider;
import dev.breakwater.console.words.Language;
import dev.breakwater.console.words.LanguageChoice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Asks who it is: by a provider, or with the accounts that the REST API knows too; in the language that is chosen here. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();
    private final @Nullable ProviderEntry entry;

    SignInView(Accounts accounts, ObjectProvider<IdentityProvider> provider) {
        @Nullable IdentityProvider known = provider.getIfAvailable();
        entry = known == null ? null : new ProviderEntry(known);
        addClassName("bw-sign-in");
        var card = new Div(new H1("Breakwater"), new Paragraph(t("sign-in.what")));
        card.addClassName("bw-sign-in-card");
        if (entry != null) {
            card.add(entry);
        }
        if (accounts.any()) {
            card.add(form(entry != null));
        } else if (entry == null) {
            card.add(new Paragraph(t("sign-in.nobody")));
        }
        if (!accounts.demoUsers().isEmpty()) {
            card.add(new Paragraph(t("sign-in.demo", String.join(", ", accounts.demoUsers()))));
        }
        card.add(languages());
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> asked =
                event.getLocation().getQueryParameters().getParameters();
        form.setError(asked.containsKey("error"));
        if (entry != null) {
            asked.getOrDefault(ProviderDoor.REFUSED, List.of()).stream()
                    .findFirst()
                    .ifPresent(entry::refused);
        }
    }

    private Component form(boolean second) {
        form.setI18n(words(t(second ? "sign-in.form-second" : "sign-in.form")));
        form.setForgotPasswordButtonVisible(false);
        form.setAction("login");
        return form;
    }

    @Override
    public String getPageTitle() {
        return t("sign-in.title");
    }

    private static LoginI18n words(String title) {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle(title);
        words.getForm().setUsername(t("sign-in.name"));
        words.getForm().setPassword(t("sign-in.password"));
        words.getForm().setSubmit(t("sign-in.submit"));
        words.getErrorMessage().setTitle(t("sign-in.refused"));
        words.getErrorMessage().setMessage(t("sign-in.refused-how"));
        words.getErrorMessage().setUsername(t("sign-in.name-needed"));
        words.getErrorMessage().setPassword(t("sign-in.password-needed"));
        return words;
    }

    private static Component languages() {
        var choice = new Nav();
        choice.setAriaLabel(t("language.choice"));
        choice.addClassName("bw-languages");
        Stream.of(Language.values()).map(SignInView::button).forEach(choice::add);
        return choice;
    }

    private static Button button(Language language) {
        var button = new Button(language.ownName(), _ -> LanguageChoice.choose(language));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().setAttribute("lang", language.tag());
        button.getElement().setAttribute("aria-pressed", String.valueOf(language == LanguageChoice.current()));
        return button;
    }
}
