package dev.breakwater.console.shell;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.words.Language;
import dev.breakwater.console.words.LanguageChoice;
import dev.breakwater.vocabulary.Actor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is signed in and as what, which language it is, and the way out. */
class UserMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    UserMenu(SignedIn signedIn) {
        addClassName("bw-user");
        addThemeVariants(MenuBarVariant.TERTIARY);
        Actor actor = signedIn.actor();
        MenuItem self = addItem(name(actor));
        self.setAriaLabel(t("shell.user", actor.name()));
        MenuItem languages = self.getSubMenu().addItem(t("language.choice"));
        Stream.of(Language.values()).forEach(language -> add(languages, language));
        self.getSubMenu().addItem(t("tour.title"), _ -> UI.getCurrent().navigate(Paths.TOUR));
        self.getSubMenu().addItem(t("shell.sign-out"), _ -> signedIn.leave());
    }

    private static Span name(Actor actor) {
        Icon icon = VaadinIcon.USER.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var roles = new Span(
                actor.roles().stream().sorted().map(role -> t("role", role)).collect(Collectors.joining(", ")));
        roles.addClassName("bw-role");
        var whole = new Span(icon, new Span(actor.name()), roles);
        whole.addClassName("bw-user-name");
        return whole;
    }

    private static void add(MenuItem languages, Language language) {
        MenuItem item = languages.getSubMenu().addItem(language.ownName(), _ -> LanguageChoice.choose(language));
        item.getElement().setAttribute("lang", language.tag());
        item.setCheckable(true);
        item.setChecked(language == LanguageChoice.current());
    }
}
