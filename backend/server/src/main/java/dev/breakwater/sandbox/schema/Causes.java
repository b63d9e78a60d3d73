package dev.breakwater.sandbox.schema;

import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects broken rules; the paths that they name begin at {@code root}, those in their words do not. */
final class Causes {
    private final List<Cause> causes = new ArrayList<>();
    private final String root;

    Causes(String root) {
        this.root = root;
    }

    List<Cause> all() {
        return List.copyOf(causes);
    }

    void put(String reason, String message, String path) {
        causes.add(new Cause(reason, message, rooted(path)));
    }

    /** A cause of the form {@code Invalid value: VALUE: WORDS}, whose words begin with the path. */
    void add(String reason, String format, String path, JsonNode value, @Nullable Object... rest) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(path);
        arguments.addAll(Arrays.asList(rest));
        put(reason, "Invalid value: " + value + ": " + format.formatted(arguments.toArray()), path);
    }

    private String rooted(String path) {
        if (root.isEmpty() && path.isEmpty()) {
            return "<nil>"; // as Go prints no path at all
        }
        return root.isEmpty() || path.startsWith("[") ? root + path : path.isEmpty() ? root : root + "." + path;
    }
}
