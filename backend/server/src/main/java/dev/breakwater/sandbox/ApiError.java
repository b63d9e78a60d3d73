package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Ownership.Conflict;
import dev.breakwater.sandbox.schema.Validation.Cause;
import dev.breakwater.sandbox.storage.Json;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in the API server's own form: an HTTP code with a {@code Status} object. */
final class ApiError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    private ApiError(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        status.put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    static ApiError of(int code, String reason, String message) {
        return new ApiError(code, reason, message, Json.object());
    }

    static ApiError badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /** All that the real server says of a JSON patch that does not apply; with an empty {@code details}, as it does. */
    static ApiError rejected() {
        var error = of(422, "Invalid", "the server rejected our request due to an error in our request");
        error.status.putObject("details");
        return error;
    }

    static ApiError notServed() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiError expired(String message) {
        return of(410, "Expired", message);
    }

    static ApiError tooManyRequests(long seconds) {
        var details = Json.object().put("retryAfterSeconds", seconds);
        return new ApiError(429, "TooManyRequests", "the server has received too many requests", details);
    }

    static ApiError notFound(Kind kind, String name) {
        return about(404, "NotFound", kind, name, kind.resource() + " \"" + name + "\" not found");
    }

    static ApiError alreadyExists(Kind kind, String name) {
        return about(409, "AlreadyExists", kind, name, kind.resource() + " \"" + name + "\" already exists");
    }

    static ApiError stillThere(Kind kind, String name) {
        var sentence = "object is being deleted: " + kind.resource() + " \"" + name + "\" already exists";
        return about(409, "AlreadyExists", kind, name, sentence);
    }

    static ApiError modified(Kind kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ApiError conflict(Kind kind, String name, String why) {
        var sentence = "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + why;
        return about(409, "Conflict", kind, name, sentence);
    }

    /** As {@link #conflict}, where the real server names the kind and not the resource. */
    static ApiError conflictOfKind(Kind kind, String name, String why) {
        var subject = kind.kind() + (kind.group().isEmpty() ? "" : "." + kind.group());
        var sentence = "Operation cannot be fulfilled on " + subject + " \"" + name + "\": " + why;
        return new ApiError(409, "Conflict", sentence, details(kind, name, kind.kind()));
    }

    private static ApiError about(int code, String reason, Kind kind, String name, String message) {
        return new ApiError(code, reason, message, details(kind, name, kind.plural()));
    }

    private static ObjectNode details(Kind kind, String name, String word) {
        var details = Json.object().put("name", name);
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        return details.put("kind", word);
    }

    static ApiError invalid(Kind kind, String name, List<Cause> causes) {
        return invalid(kind.group(), kind.kind(), name, causes);
    }

    /** Refuses something of a kind that may be none of ours: options, or a resource where a kind should be named. */
    static ApiError invalid(String group, String kind, String name, List<Cause> causes) {
        var words = causes.stream()
                .map(c -> c.field() + ": " + c.message())
                .distinct()
                .toList();
        var listed = words.size() == 1 ? words.getFirst() : "[" + String.join(", ", words) + "]";
        var subject = kind + (group.isEmpty() ? "" : "." + group);
        var details = Json.object();
        Map.of("name", name, "group", group, "kind", kind).forEach((field, value) -> {
            if (!value.isEmpty()) {
                details.put(field, value);
            }
        });
        causes.forEach(c -> details.withArray("causes")
                .addObject()
                .put("reason", c.reason())
                .put("message", c.message())
                .put("field", c.field()));
        return new ApiError(422, "Invalid", subject + " \"" + name + "\" is invalid: " + listed, details);
    }

    /** A typed patch that the schema cannot hold; the real server answers 500 and gives no reason. */
    static ApiError misfit(Kind kind, JsonNode configuration, List<String> errors) {
        var listed = errors.size() == 1 ? errors.getFirst() : "errors:\n  " + String.join("\n  ", errors);
        var metadata = configuration.path("metadata");
        var subject = metadata.path("namespace").asString("") + "/"
                + metadata.path("name").asString("") + "; " + kind.group() + "/" + kind.version() + ", Kind="
                + kind.kind();
        return of(500, "", "failed to create typed patch object (" + subject + "): " + listed);
    }

    static ApiError owned(List<Conflict> conflicts) {
        var details = Json.object();
        conflicts.forEach(c -> details.withArray("causes")
                .addObject()
                .put("reason", "FieldManagerConflict")
                .put("message", "conflict with " + c.owner())
                .put("field", c.field()));
        return new ApiError(409, "Conflict", "Apply failed with " + spoken(conflicts), details);
    }

    private static String spoken(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            var only = conflicts.getFirst();
            return "1 conflict: conflict with " + only.owner() + ": " + only.field();
        }
        var byOwner =
                conflicts.stream().collect(Collectors.groupingBy(Conflict::owner, TreeMap::new, Collectors.toList()));
        var words = byOwner.entrySet().stream()
                .map(e -> "conflicts with " + e.getKey() + ":\n"
                        + e.getValue().stream().map(c -> "- " + c.field()).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
        return conflicts.size() + " conflicts: " + words;
    }
}
