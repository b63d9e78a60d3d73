package dev.breakwater.cluster;

import dev.breakwater.rollout.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What others have written beside us into an object, by its managedFields: everything but labels, annotations and status, and but
 * what we say ourselves. A policy has its content in {@code specs} as well as in {@code spec}, so no member is left out.
 */
final class ForeignFields {
    private static final Set<String> NO_CONTENT = Set.of("f:apiVersion", "f:kind", "f:metadata", "f:status");
    private static final Set<String> ANYONES = Set.of("f:labels", "f:annotations");

    private ForeignFields() {}

    /** Null when there is nothing of the kind. */
    static Observed.@Nullable Foreign of(JsonNode object) {
        JsonNode ours = ours(object);
        var managers = new TreeSet<String>();
        var fields = new TreeSet<String>();
        for (JsonNode entry : entries(object)) {
            var found = new ArrayList<String>();
            if (isAnothers(entry)) {
                gather(entry.path("fieldsV1"), ours, "", found);
            }
            if (!found.isEmpty()) {
                managers.add(entry.path("manager").asString("another manager"));
                fields.addAll(found);
            }
        }
        return fields.isEmpty() ? null : new Observed.Foreign(String.join(", ", managers), List.copyOf(fields));
    }

    /** Whether nobody but us wrote any of the content, not even the same as we. */
    static boolean none(JsonNode object) {
        for (JsonNode entry : entries(object)) {
            if (isAnothers(entry)
                    && !NO_CONTENT.containsAll(entry.path("fieldsV1").propertyNames())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode entries(JsonNode object) {
        return object.path("metadata").path("managedFields");
    }

    private static boolean isAnothers(JsonNode entry) {
        return !OwnedFields.isOurs(entry)
                && !entry.path("subresource").asString("").equals("status");
    }

    private static JsonNode ours(JsonNode object) {
        for (JsonNode entry : entries(object)) {
            if (OwnedFields.isOurs(entry)) {
                return entry.path("fieldsV1");
            }
        }
        return MissingNode.getInstance();
    }

    private static void gather(JsonNode theirs, JsonNode ours, String path, List<String> into) {
        theirs.properties().forEach(field -> {
            String step = field.getKey();
            if (isSkipped(path, step)) {
                return;
            }
            JsonNode mine = ours.path(step);
            if (!field.getValue().isEmpty()) {
                gather(field.getValue(), mine, path + shown(step), into);
            } else if (mine.isMissingNode()) {
                into.add(path + shown(step));
            }
        });
    }

    private static boolean isSkipped(String path, String step) {
        boolean meta = path.equals(".metadata") && ANYONES.contains(step);
        boolean top = path.isEmpty() && NO_CONTENT.contains(step) && !step.equals("f:metadata");
        return step.equals(".") || meta || top;
    }

    /** As the API server names fields in a conflict. */
    private static String shown(String step) {
        String name = step.substring(2);
        return step.startsWith("f:") ? "." + name : "[" + name + "]";
    }
}
