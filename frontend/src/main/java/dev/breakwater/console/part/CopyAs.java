package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** What is seen or done here in the words of a terminal or a file, to be pasted there. */
public final class CopyAs extends MenuBar {
    private static final long serialVersionUID = 1L;

    private final MenuItem menu;

    public CopyAs() {
        addThemeVariants(MenuBarVariant.SMALL);
        menu = addItem(t("part.copy-as"));
    }

    /** The request to the REST API that reads the same; the password is asked for, not copied. */
    public CopyAs get(String user, String path) {
        return as(t("part.curl"), "curl --user '" + account(user) + "' \"{origin}" + path + '"');
    }

    /** The request that does the same; the body is JSON on one line. */
    public CopyAs post(String user, String path, String body) {
        return as(
                t("part.curl"),
                "curl --user '" + account(user) + "' --json '" + body.replace("'", "'\\''") + "' \"{origin}" + path
                        + '"');
    }

    /** Whoever came by a provider has no password that REST knows; after a colon curl would take the name for one. */
    private static String account(String user) {
        return user.contains(":") ? t("part.account") : user;
    }

    public CopyAs as(String name, String text) {
        menu.getSubMenu().addItem(name, _ -> {
            getElement().executeJs("navigator.clipboard?.writeText($0.replaceAll('{origin}', location.origin))", text);
            Toast.done(t("part.copied"));
        });
        return this;
    }
}
