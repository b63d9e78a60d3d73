package dev.breakwater.reach.lint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in an object's tree, whatever its shape: what is missing or of another kind is nothing. */
final class Members {
    private Members() {}

    interface Visit {
        void at(@Nullable Object tree, String path);
    }

    static void each(@Nullable Object list, String path, Visit visit) {
        if (list instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                visit.at(items.get(i), path + "[" + i + "]");
            }
        }
    }

    static @Nullable Object member(@Nullable Object tree, String key) {
        return tree instanceof Map<?, ?> map ? map.get(key) : null;
    }

    static boolean has(@Nullable Object tree, String key) {
        return tree instanceof Map<?, ?> map && map.containsKey(key);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static boolean isEmptyList(@Nullable Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }

    static boolean isFilled(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty();
    }
}
