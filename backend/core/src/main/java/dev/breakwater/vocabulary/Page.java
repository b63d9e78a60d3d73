package dev.breakwater.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some items in a stable order; {@code next} is the opaque cursor to ask on with, or null when these are the last. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The first {@code limit} of what was found; one more than that says that there is a next page, after the last's key. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        byte[] last = key.apply(found.get(limit - 1)).getBytes(StandardCharsets.UTF_8);
        return new Page<>(
                found.subList(0, limit), Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }

    /** The key that a cursor stands for; without a cursor the empty one, which comes before all. */
    public static String keyOf(@Nullable String cursor) {
        try {
            return cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Rejection.invalid(
                            "cursor-invalid", "'" + Name.shown(cursor) + "' is not a cursor of an earlier answer")
                    .remedy("Leave it out to begin with the first page");
        }
    }

    public <R> Page<R> map(Function<? super T, ? extends R> shown) {
        return new Page<>(items.stream().<R>map(shown).toList(), next);
    }
}
