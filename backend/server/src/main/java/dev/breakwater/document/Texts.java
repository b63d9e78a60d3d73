package dev.breakwater.document;

import dev.breakwater.vocabulary.Rejection;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at the strings of a body before anything is made of them. */
public final class Texts {
    private Texts() {}

    /** Refuses what no store keeps or what shows otherwise than it is: control characters, text direction marks, halves. */
    static void check(JsonNode node, String pointer) {
        if (node.isString()) {
            refuse(node.stringValue(), pointer);
        }
        node.properties().forEach(field -> {
            refuse(field.getKey(), pointer);
            check(field.getValue(), pointer + "/" + escaped(field.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), pointer + "/" + i);
        }
    }

    private static void refuse(String text, String pointer) {
        if (isOdd(text)) {
            throw Rejection.invalid(
                            "text-invisible", "The text has control characters or marks that change its direction")
                    .at(pointer)
                    .remedy("Leave them out; line breaks and tabs are welcome");
        }
    }

    public static boolean isOdd(String text) {
        return text.codePoints().anyMatch(Texts::isOdd);
    }

    private static boolean isOdd(int c) {
        return switch (c) {
            case '\n', '\t', '\r' -> false;
            case 0x200E, 0x200F, 0x061C, 0xFEFF -> true;
            default ->
                Character.isISOControl(c)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || (c >= 0xD800 && c <= 0xDFFF);
        };
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** What was probably meant, if one of the known words is near. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= (candidate.length() <= 3 ? 1 : 2))
                .min((one, other) -> Integer.compare(distance(word, one), distance(word, other)));
    }

    private static int distance(String from, String to) {
        if (from.length() > 80) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change =
                        Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1)) ? 0 : 1;
                int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[to.length()];
    }
}
