package dev.breakwater.console.words;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which language somebody reads: chosen before and kept in a cookie, else what the browser asks for. */
public final class LanguageChoice {
    static final String COOKIE = "breakwater-language";
    private static final Duration KEPT = Duration.ofDays(365);

    private LanguageChoice() {}

    public static Language of(VaadinRequest request) {
        return chosen(request).orElseGet(() -> Language.of(Collections.list(request.getLocales())));
    }

    /** The language that this user interface is in now. */
    public static Language current() {
        return Language.of(List.of(UI.getCurrent().getLocale()));
    }

    /** Keeps the choice and shows the page anew in it. */
    public static void choose(Language language) {
        VaadinResponse.getCurrent().addCookie(cookie(language, VaadinRequest.getCurrent()));
        VaadinSession.getCurrent().setLocale(language.locale());
        UI.getCurrent().getPage().reload();
    }

    private static Optional<Language> chosen(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Language.tagged(cookie.getValue()).stream())
                .findFirst();
    }

    private static Cookie cookie(Language language, VaadinRequest request) {
        var cookie = new Cookie(COOKIE, language.tag());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) KEPT.toSeconds());
        return cookie;
    }
}
