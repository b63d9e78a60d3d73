package dev.breakwater.question;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file, as a plain tree in which null, empty and absent stay apart.
 *
 * @param where the file, and which of its documents where it holds several
 */
record Document(String where, Map<?, ?> tree) {

    String kind() {
        return text(tree.get("kind"));
    }

    String name() {
        return text(metadata().get("name"));
    }

    String namespace() {
        return text(metadata().get("namespace"));
    }

    Map<?, ?> metadata() {
        return Trees.map(tree.get("metadata"));
    }

    Map<?, ?> spec() {
        return Trees.map(tree.get("spec"));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
