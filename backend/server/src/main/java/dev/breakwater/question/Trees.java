package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads plain trees of maps, lists and scalars; what is absent or null reads as empty, what is of another kind is refused. */
final class Trees {
    private Trees() {}

    static Map<?, ?> map(@Nullable Object value) {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> map;
            default -> throw unexpected(value, "an object");
        };
    }

    static List<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw unexpected(value, "a list");
        };
    }

    static <T> List<T> each(@Nullable Object value, Function<Map<?, ?>, T> reader) {
        return list(value).stream().map(item -> reader.apply(map(item))).toList();
    }

    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(Trees::required).toList();
    }

    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.isEmpty() ? null : text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw unexpected(value, "a text");
        };
    }

    static String required(@Nullable Object value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw unexpected(value, "true or false");
        };
    }

    static @Nullable Integer number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number when number.doubleValue() == number.intValue() -> number.intValue();
            default -> throw unexpected(value, "a whole number");
        };
    }

    /** Labels and headers, in the order of the file. */
    static Map<String, String> texts(Map<?, ?> map) {
        var read = new LinkedHashMap<String, String>();
        map.forEach((key, value) -> read.put(String.valueOf(key), required(value)));
        return read;
    }

    private static Rejection unexpected(Object value, String wanted) {
        String shown = value.toString();
        return Rejection.invalid(
                "input-malformed",
                "'" + shown.substring(0, Math.min(shown.length(), 60)) + "' stands where " + wanted + " should");
    }
}
