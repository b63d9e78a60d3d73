package dev.breakwater.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items in a stable order; {@code next} is the opaque cursor to ask on with, or null when these are the last. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
