package dev.breakwater.console.words;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sentences of the rooms in the reader's language. Their English is the key: {@code said.properties} has the patterns that they are
 * made by. What stands in a pattern's places is never looked at, since a person may have written it.
 */
public final class Said {
    private static final String FAMILY = "said.";
    private static final String NOTICE = FAMILY + "notice-";
    private static final String BECAUSE = FAMILY + "because-";
    private static final String WHY = ": ";
    private static final String CLAUSE = "; ";
    private static final String ITEM = ", ";

    private final Map<String, Sentence> literals = new HashMap<>();
    private final List<Sentence> patterns;
    private final List<Sentence> notices;
    private final List<Sentence> reasons;

    Said(Translations translations) {
        List<Sentence> all = translations.of(Language.ENGLISH).keySet().stream()
                .filter(key -> key.startsWith(FAMILY))
                .flatMap(key -> Sentence.of(key, texts(translations, key)).stream())
                .sorted(Sentence.MOST_LITERAL)
                .toList();
        notices = some(all, key -> key.startsWith(NOTICE));
        reasons = some(all, key -> key.startsWith(BECAUSE));
        List<Sentence> whole = some(all, key -> !key.startsWith(NOTICE) && !key.startsWith(BECAUSE));
        patterns = whole.stream().filter(each -> !each.isLiteral()).toList();
        whole.stream()
                .filter(Sentence::isLiteral)
                .forEach(each -> literals.put(each.literals().getFirst(), each));
    }

    /** Shows it in the reader's language; in English, and marked so, where nobody has words for it. */
    public static <C extends Component & HasText> C into(C part, String sentence) {
        part.setText(words(sentence));
        return marked(part, sentence);
    }

    /** In the reader's language, or in English where nobody has words for it. */
    public static String words(String sentence) {
        return known(sentence).orElse(sentence);
    }

    /** Marks as English what shows this sentence, unless the reader has it in its own language. */
    public static <C extends Component> C marked(C part, String sentence) {
        if (known(sentence).isEmpty()) {
            part.getElement().setAttribute("lang", Language.ENGLISH.tag());
        }
        return part;
    }

    private static Optional<String> known(String sentence) {
        return All.WORDS.in(LanguageChoice.current(), sentence);
    }

    Optional<String> in(Language language, String sentence) {
        if (language == Language.ENGLISH || sentence.isBlank()) {
            return Optional.of(sentence);
        }
        return literal(language, sentence)
                .or(() -> first(patterns, language, sentence))
                .or(() -> noticed(language, sentence))
                .or(() -> listed(language, sentence));
    }

    private Optional<String> literal(Language language, String sentence) {
        return Optional.ofNullable(literals.get(sentence)).flatMap(each -> each.in(language, sentence));
    }

    private static Optional<String> first(List<Sentence> some, Language language, String sentence) {
        return some.stream()
                .flatMap(each -> each.in(language, sentence).stream())
                .findFirst();
    }

    /** What is noticed, and after it why: no person writes in either. */
    private Optional<String> noticed(Language language, String sentence) {
        int why = sentence.indexOf(WHY);
        return why < 0
                ? Optional.empty()
                : first(notices, language, sentence.substring(0, why))
                        .flatMap(what -> because(language, sentence.substring(why + WHY.length()))
                                .map(reason -> what + "：" + reason));
    }

    private Optional<String> because(Language language, String reasonsGiven) {
        return each(reasonsGiven, CLAUSE, "；", clause -> first(reasons, language, clause));
    }

    /** Several that have no places, in one line, such as what a step does to a policy. */
    private Optional<String> listed(Language language, String sentence) {
        return sentence.contains(ITEM) ? each(sentence, ITEM, "、", item -> literal(language, item)) : Optional.empty();
    }

    private static Optional<String> each(
            String sentence, String between, String joined, Function<String, Optional<String>> words) {
        var all = new ArrayList<String>();
        for (String part : sentence.split(between, -1)) {
            Optional<String> found = words.apply(part);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.add(found.get());
        }
        return Optional.of(String.join(joined, all));
    }

    private static List<Sentence> some(List<Sentence> all, Predicate<String> which) {
        return all.stream().filter(each -> which.test(each.key())).toList();
    }

    private static Map<Language, String> texts(Translations translations, String key) {
        var texts = new HashMap<Language, String>();
        Stream.of(Language.values())
                .forEach(language ->
                        texts.put(language, translations.of(language).getOrDefault(key, "")));
        return texts;
    }

    /** Read once, when somebody first asks. */
    private static final class All {
        private static final Said WORDS = new Said(new Translations());
    }
}
