package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the version and uid that a client read against what is there now. */
final class Preconditions {
    private Preconditions() {}

    /**
     * The object that a write is about, null where there is none yet. Only a uid keeps an apply from making an object
     * anew: the real server ignores the resource version then.
     */
    static @Nullable ObjectNode expect(Call call, ObjectNode present, ObjectNode proposed) {
        var uid = proposed.at("/metadata/uid").asString("");
        if (present.isEmpty()) {
            if (!uid.isEmpty()) {
                var why =
                        "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found";
                throw ApiError.conflict(call.kind(), call.name(), why);
            }
            return null;
        }
        var version = proposed.at("/metadata/resourceVersion").asString("");
        if (!version.isEmpty()
                && !version.equals(present.at("/metadata/resourceVersion").asString(""))) {
            throw ApiError.modified(call.kind(), call.name());
        }
        if (!uid.isEmpty() && !uid.equals(present.at("/metadata/uid").asString(""))) {
            throw invalid(call, "metadata.uid", "\"" + uid + "\": field is immutable");
        }
        return present;
    }

    static ApiError invalid(Call call, String field, String why) {
        var cause = new Cause("FieldValueInvalid", "Invalid value: " + why, field);
        return ApiError.invalid(call.kind(), call.name(), List.of(cause));
    }

    /** The preconditions of a delete. */
    static void check(Call call, JsonNode preconditions, ObjectNode present) {
        check(call, "UID", preconditions.path("uid"), present.at("/metadata/uid"));
        check(call, "ResourceVersion", preconditions.path("resourceVersion"), present.at("/metadata/resourceVersion"));
    }

    private static void check(Call call, String what, JsonNode wanted, JsonNode found) {
        if (!wanted.asString("").isEmpty() && !wanted.equals(found)) {
            var why = "Precondition failed: %s in precondition: %s, %s in object meta: %s"
                    .formatted(what, wanted.asString(), what, found.asString(""));
            throw ApiError.conflict(call.kind(), call.name(), why);
        }
    }
}
