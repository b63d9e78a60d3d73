package dev.breakwater.console.words;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import java.util.Optional;

/** Says things in the language of whoever looks. */
public final class Words {
    private Words() {}

    /** The text of a key, in the language of the current user interface; values fill its {@code {0}}, {@code {1}}. */
    public static String t(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }

    /** The text of a key that others name and that may have none. */
    public static Optional<String> known(String key) {
        return Optional.of(t(key)).filter(text -> !text.equals(Translations.missing(key)));
    }

    /** What a state of a kind is called, say {@code standing.applied}. */
    public static String t(String family, Enum<?> state) {
        return t(key(family, state));
    }

    public static String key(String family, Enum<?> state) {
        return family + "." + word(state);
    }

    /** A state as keys and addresses write it. */
    public static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
