package dev.breakwater.sandbox;

import dev.breakwater.sandbox.storage.Json;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The patches that are no apply: JSON merge patch and JSON patch. */
final class Patches {
    private static final List<String> CUSTOM =
            List.of("application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml");
    private static final List<String> BUILT_IN = List.of(
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml");

    private Patches() {}

    static ObjectNode patched(Call call, ObjectNode present) {
        var patch = call.payload().body();
        return call.contentType().equals("application/json-patch+json")
                ? operated(present, patch)
                : (ObjectNode) merged(present, patch);
    }

    /** Strategic merge patches are for the kinds that are compiled in. */
    static void checkType(Call call) {
        var types = call.kind().isCustom() ? CUSTOM : BUILT_IN;
        if (!types.contains(call.contentType())) {
            throw ApiError.of(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: "
                            + String.join(", ", types));
        }
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var merged = target instanceof ObjectNode object ? object : Json.object();
        patch.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                merged.remove(e.getKey());
            } else {
                merged.set(e.getKey(), merged(merged.path(e.getKey()), e.getValue()));
            }
        });
        return merged;
    }

    private static ObjectNode operated(ObjectNode object, JsonNode operations) {
        for (var operation : operations) {
            var path = JsonPointer.compile(operation.path("path").asString(""));
            var name = operation.path("op").asString("");
            boolean done = switch (name) {
                case "test" -> object.at(path).equals(operation.path("value"));
                case "add" -> put(object, path, operation.path("value"), false);
                case "replace" -> put(object, path, operation.path("value"), true); // what is missing is added
                case "remove" -> remove(object, path);
                case "copy", "move" -> carry(object, operation, name.equals("move"));
                default -> throw ApiError.badRequest("unsupported JSON patch operation: " + name);
            };
            if (!done) {
                throw ApiError.rejected();
            }
        }
        return object;
    }

    private static boolean put(ObjectNode object, JsonPointer path, JsonNode value, boolean replaces) {
        var parent = object.at(path.head());
        var last = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode fields) {
            fields.set(last, value);
            return true;
        }
        if (!(parent instanceof ArrayNode items)) {
            return false;
        }
        int index = last.equals("-") ? items.size() : path.last().getMatchingIndex();
        if (index < 0 || index > items.size() - (replaces ? 1 : 0)) {
            return false;
        }
        if (replaces) {
            items.set(index, value);
        } else {
            items.insert(index, value);
        }
        return true;
    }

    private static boolean carry(ObjectNode object, JsonNode operation, boolean away) {
        var from = JsonPointer.compile(operation.path("from").asString(""));
        var value = object.at(from).deepCopy();
        return !value.isMissingNode()
                && (!away || remove(object, from))
                && put(object, JsonPointer.compile(operation.path("path").asString("")), value, false);
    }

    private static boolean remove(ObjectNode object, JsonPointer path) {
        var last = path.last();
        return switch (object.at(path.head())) {
            case ObjectNode fields -> fields.remove(last.getMatchingProperty()) != null;
            case ArrayNode items -> last.getMatchingIndex() >= 0 && items.remove(last.getMatchingIndex()) != null;
            default -> false;
        };
    }

    /** What server-side apply demands before it looks at the object. */
    static void checkApplied(Call call, ObjectNode configuration) {
        var kind = configuration.path("kind").asString("");
        var apiVersion = configuration.path("apiVersion").asString("");
        if (!kind.equals(call.kind().kind()) || !apiVersion.equals(call.kind().apiVersion())) {
            throw ApiError.badRequest(
                    "invalid object type: " + (apiVersion.contains("/") ? "" : "/") + apiVersion + ", Kind=" + kind);
        }
        var managed = configuration.path("metadata").path("managedFields");
        if (!managed.isMissingNode() && !managed.isNull()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
    }
}
