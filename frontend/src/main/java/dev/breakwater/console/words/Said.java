package dev.breakwater.console.words;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rooms say in English, in the language of whoever looks. The sentence itself tells which one it is, as with gettext: rooms, events
 * and REST know of no other language, and what was said years ago is understood as well.
 */
public final class Said {
    private static final String PREFIX = "said.";

    private static final Translations TEXTS = new Translations();

    /** The more a phrase says by itself, the sooner it is tried. */
    private static final List<Phrase> PHRASES = TEXTS.of(Language.ENGLISH).entrySet().stream()
            .filter(each -> each.getKey().startsWith(PREFIX))
            .map(each -> Phrase.of(each.getKey(), each.getValue()))
            .sorted(Comparator.comparingInt(Phrase::literals).reversed().thenComparing(Phrase::key))
            .toList();

    /** Between clauses of one sentence: in English, and in both kinds of Chinese. */
    private enum Joint {
        STRONG("; ", "；"),
        WEAK(", ", "、");

        private final String english;
        private final String chinese;

        Joint(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    private Said() {}

    /** Made with the sentence, and marked as English where it could not be translated for somebody who reads another language. */
    public static <C extends Component> C in(Function<String, C> made, String sentence) {
        Language language = LanguageChoice.current();
        if (language == Language.ENGLISH) {
            return made.apply(sentence);
        }
        Optional<String> known = known(sentence, language);
        C component = made.apply(known.orElse(sentence));
        if (known.isEmpty()) {
            component.getElement().setAttribute("lang", Language.ENGLISH.tag());
        }
        return component;
    }

    /** For a place among other words; as it is where it could not be translated. */
    public static String text(String sentence) {
        Language language = LanguageChoice.current();
        return language == Language.ENGLISH
                ? sentence
                : known(sentence, language).orElse(sentence);
    }

    /** As one phrase, else as clauses each of which is one. */
    static Optional<String> known(String sentence, Language language) {
        return whole(sentence, language)
                .or(() -> clauses(sentence, language, Joint.STRONG))
                .or(() -> clauses(sentence, language, Joint.WEAK));
    }

    private static Optional<String> whole(String sentence, Language language) {
        return PHRASES.stream()
                .flatMap(phrase -> phrase.values(sentence).stream()
                        .map(values -> TEXTS.getTranslation(phrase.key(), language.locale(), values.toArray())))
                .findFirst();
    }

    private static Optional<String> clauses(String sentence, Language language, Joint joint) {
        String[] parts = sentence.split(joint.english);
        List<String> known = Arrays.stream(parts)
                .flatMap(part -> whole(part, language).stream())
                .toList();
        return known.size() < 2 || known.size() < parts.length
                ? Optional.empty()
                : Optional.of(known.stream().collect(Collectors.joining(joint.chinese)));
    }
}
