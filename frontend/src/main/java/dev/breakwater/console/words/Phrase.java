package dev.breakwater.console.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sentence with places for what differs, {@code Approve tenant {0}}, as a message format writes it, places numbered in their order. */
record Phrase(String key, String beginning, int literals, Pattern form) {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]+}");

    static Phrase of(String key, String text) {
        List<String> literals = List.of(PLACE.split(text.replace("''", "'"), -1));
        String form = literals.stream().map(Pattern::quote).collect(Collectors.joining("(.+)"));
        return new Phrase(
                key,
                literals.getFirst(),
                literals.stream().mapToInt(String::length).sum(),
                Pattern.compile(form, Pattern.DOTALL));
    }

    /** What stands in the places of a sentence, if it is of this form. */
    Optional<List<String>> values(String sentence) {
        if (!sentence.startsWith(beginning)) {
            return Optional.empty();
        }
        Matcher matcher = form.matcher(sentence);
        return matcher.matches() ? Optional.of(groups(matcher)) : Optional.empty();
    }

    private static List<String> groups(MatchResult found) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= found.groupCount(); i++) {
            values.add(found.group(i));
        }
        return values;
    }
}
