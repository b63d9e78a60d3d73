package dev.breakwater.console.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One English pattern with its placeholders, and what it is called in the other languages. */
record Sentence(String key, List<String> literals, List<String> placeholders, Map<Language, String> translated) {
    /** Those that say the most of themselves come first. */
    static final Comparator<Sentence> MOST_LITERAL =
            Comparator.comparingInt(Sentence::length).reversed().thenComparing(Sentence::key);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]+}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*(\\{[0-9]+})[^\\]]*)]");

    /** One for each choice of what stands in brackets, which may be there or not. */
    static List<Sentence> of(String key, Map<Language, String> texts) {
        List<Map<Language, String>> shapes = List.of(texts);
        for (String optional : optionals(texts.getOrDefault(Language.ENGLISH, ""))) {
            var more = new ArrayList<Map<Language, String>>();
            for (Map<Language, String> shape : shapes) {
                more.add(each(shape, text -> with(text, optional, true)));
                more.add(each(shape, text -> with(text, optional, false)));
            }
            shapes = more;
        }
        return shapes.stream().map(shape -> plain(key, shape)).toList();
    }

    private static Sentence plain(String key, Map<Language, String> texts) {
        String english = straight(texts.getOrDefault(Language.ENGLISH, ""));
        List<String> placeholders = PLACEHOLDER
                .matcher(english)
                .results()
                .map(found -> found.group())
                .toList();
        return new Sentence(key, List.of(PLACEHOLDER.split(english, -1)), placeholders, Map.copyOf(texts));
    }

    private static Map<Language, String> each(Map<Language, String> texts, UnaryOperator<String> change) {
        var changed = new HashMap<Language, String>();
        texts.forEach((language, text) -> changed.put(language, change.apply(text)));
        return changed;
    }

    private static List<String> optionals(String english) {
        return OPTIONAL.matcher(english).results().map(found -> found.group(2)).toList();
    }

    private static String with(String text, String placeholder, boolean there) {
        return OPTIONAL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        !found.group(2).equals(placeholder) ? found.group() : there ? found.group(1) : ""));
    }

    /** The rooms write straight apostrophes, the files of words typographic ones. */
    static String straight(String text) {
        return text.replace('‘', '\'').replace('’', '\'');
    }

    boolean isLiteral() {
        return placeholders.isEmpty();
    }

    int length() {
        return literals.stream().mapToInt(String::length).sum();
    }

    /** In that language, if this is what the sentence was made by; what stood in its places is put in as it is. */
    Optional<String> in(Language language, String sentence) {
        List<String> arguments = arguments(sentence);
        return arguments == null ? Optional.empty() : Optional.of(filled(language, arguments));
    }

    /** Each argument ends where the next literal text stands first; the last text stands at the end. */
    private @Nullable List<String> arguments(String sentence) {
        String last = literals.getLast();
        if (isLiteral()) {
            return sentence.equals(last) ? List.of() : null;
        }
        int at = literals.getFirst().length();
        int end = sentence.length() - last.length();
        if (end < at || !sentence.startsWith(literals.getFirst()) || !sentence.endsWith(last)) {
            return null;
        }
        var arguments = new ArrayList<String>();
        for (String literal : literals.subList(1, literals.size() - 1)) {
            int found = sentence.indexOf(literal, at);
            if (found < 0 || found + literal.length() > end) {
                return null;
            }
            arguments.add(sentence.substring(at, found));
            at = found + literal.length();
        }
        arguments.add(sentence.substring(at, end));
        return arguments;
    }

    private String filled(Language language, List<String> arguments) {
        return PLACEHOLDER
                .matcher(translated.getOrDefault(language, ""))
                .replaceAll(found -> Matcher.quoteReplacement(arguments.get(placeholders.indexOf(found.group()))));
    }
}
