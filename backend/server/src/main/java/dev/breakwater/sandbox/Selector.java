package dev.breakwater.sandbox;

import dev.breakwater.sandbox.storage.Stored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which objects a list or a watch is about: label requirements, and name or namespace as fields. */
final class Selector implements Predicate<Stored> {
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private final List<Predicate<Stored>> requirements = new ArrayList<>();
    private final boolean everything;

    private Selector(String labels, String fields) {
        everything = labels.isBlank() && fields.isBlank();
        if (!labels.isBlank()) {
            Arrays.stream(COMMA.split(labels, -1)).map(Selector::label).forEach(requirements::add);
        }
        if (!fields.isBlank()) {
            COMMA.splitAsStream(fields).map(Selector::field).forEach(requirements::add);
        }
    }

    static Selector parse(String labels, String fields) {
        return new Selector(labels, fields);
    }

    private static Predicate<Stored> label(String text) {
        var test = labels(text.strip());
        return stored -> test.test(stored.labels());
    }

    static Predicate<Map<String, String>> labels(String text) {
        if (text.isEmpty()) {
            throw ApiError.badRequest("found '', expected: identifier after ','");
        }
        if (text.contains("(") && !text.endsWith(")")) {
            throw ApiError.badRequest("unable to parse requirement: found '', expected: ',' or ')'");
        }
        var set = SET.matcher(text);
        if (set.matches()) {
            var values = Set.of(set.group(3).strip().split("\\s*,\\s*", -1));
            return in(set.group(1), values, set.group(2).equals("in"));
        }
        var sides = text.split("!=|==|=", 2);
        if (sides.length == 1) {
            return text.startsWith("!")
                    ? labels -> !labels.containsKey(text.substring(1).strip())
                    : labels -> labels.containsKey(text);
        }
        return in(sides[0].strip(), Set.of(sides[1].strip()), !text.contains("!="));
    }

    private static Predicate<Map<String, String>> in(String key, Set<String> values, boolean wanted) {
        return labels -> {
            var value = labels.get(key);
            return (value != null && values.contains(value)) == wanted;
        };
    }

    private static Predicate<Stored> field(String text) {
        var sides = text.split("!=|==|=", 2);
        if (sides.length == 1) {
            throw ApiError.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'");
        }
        boolean wanted = !text.contains("!=");
        return switch (sides[0]) {
            case "metadata.name" -> stored -> stored.key().name().equals(sides[1]) == wanted;
            case "metadata.namespace" -> stored -> stored.key().namespace().equals(sides[1]) == wanted;
            default -> throw ApiError.badRequest("field label not supported: " + sides[0]);
        };
    }

    boolean isEverything() {
        return everything;
    }

    @Override
    public boolean test(Stored stored) {
        return requirements.stream().allMatch(requirement -> requirement.test(stored));
    }
}
