package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Validation.Cause;
import dev.breakwater.sandbox.storage.Json;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The patches that are no apply: JSON merge patch and JSON patch. */
final class Patches {
    private Patches() {}

    static ObjectNode patched(Call call, ObjectNode present) {
        var patch = call.payload().body();
        return switch (call.payload().contentType().split(";", 2)[0]) {
            case "application/merge-patch+json" -> (ObjectNode) merged(present, patch);
            case "application/json-patch+json" -> operated(call, present, patch);
            default ->
                throw ApiError.of(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include: "
                                + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
        };
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

    private static ObjectNode operated(Call call, ObjectNode object, JsonNode operations) {
        for (var operation : operations) {
            var path = JsonPointer.compile(operation.path("path").asString(""));
            var name = operation.path("op").asString("");
            boolean done = switch (name) {
                case "test" -> object.at(path).equals(operation.path("value"));
                case "add" -> put(object, path, operation.path("value"), false);
                case "replace" -> !object.at(path).isMissingNode() && put(object, path, operation.path("value"), true);
                case "remove" -> remove(object, path);
                default -> throw ApiError.badRequest("unsupported JSON patch operation: " + name);
            };
            if (!done) {
                var where = name + " operation does not apply: doc is missing path or value differs: " + path;
                throw ApiError.invalid(
                        call.kind(), call.name(), List.of(new Cause("FieldValueInvalid", where, "patch")));
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
        if (index < 0 || index > items.size()) {
            return false;
        }
        if (replaces) {
            items.set(index, value);
        } else {
            items.insert(index, value);
        }
        return true;
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
        if (call.parameter("fieldManager").isEmpty()) {
            throw ApiError.of(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }
        if (!configuration.path("metadata").path("managedFields").isEmpty()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
        var apiVersion = configuration.path("apiVersion").asString("");
        var kind = configuration.path("kind").asString("");
        if (!apiVersion.equals(call.kind().apiVersion())
                || !kind.equals(call.kind().kind())) {
            throw ApiError.badRequest("the object provided is of " + apiVersion + " " + kind + ", not of "
                    + call.kind().apiVersion() + " " + call.kind().kind());
        }
        var name = configuration.path("metadata").path("name").asString(call.name());
        if (!name.equals(call.name())) {
            throw ApiError.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + call.name() + ")");
        }
    }
}
