package dev.breakwater.console.door;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import dev.breakwater.access.IdentityProvider;
import dev.breakwater.access.NotAdmitted;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The link that leads to the provider, and why somebody who comes back from there is not let in. */
class ProviderEntry extends Div {
    private static final long serialVersionUID = 1L;

    private final String provider;

    ProviderEntry(IdentityProvider provider) {
        this.provider = provider.name();
        addClassName("bw-provider");
        var link = new Anchor(IdentityProvider.START, t("sign-in.provider", this.provider));
        link.setRouterIgnore(true);
        link.addClassName("bw-provider-link");
        add(link);
    }

    /** Of a word that is none of ours nothing is said. */
    void refused(String word) {
        Stream.of(NotAdmitted.Why.values())
                .filter(why -> Words.word(why).equals(word))
                .findFirst()
                .ifPresent(this::refused);
    }

    private void refused(NotAdmitted.Why why) {
        var note = new Div(
                new Status(Tone.BAD, t("sign-in.refused")),
                new Paragraph(t(Words.key("not-admitted", why), provider)),
                new Paragraph(remedy(why)));
        note.addClassNames("bw-note", "bw-bad");
        note.getElement().setAttribute("role", "alert");
        addComponentAsFirst(note);
    }

    private static String remedy(NotAdmitted.Why why) {
        List<String> groups = why == NotAdmitted.Why.NO_ROLE ? toAskFor() : List.of();
        return groups.isEmpty()
                ? t("not-admitted-remedy", why)
                : t("not-admitted-remedy.groups", String.join(", ", groups));
    }

    /** Told to nobody but whom the provider knows. */
    private static List<String> toAskFor() {
        @Nullable Object groups = VaadinSession.getCurrent().getSession().getAttribute(ProviderDoor.GROUPS);
        return groups instanceof List<?> some
                ? some.stream().map(String::valueOf).toList()
                : List.of();
    }
}
