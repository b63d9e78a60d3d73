package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds names, versions and uids that a client states against what is there. */
final class Preconditions {
    private Preconditions() {}

    /** The name and namespace in the object are those of the path. */
    static void checkName(Call call, JsonNode object) {
        var namespace = object.at("/metadata/namespace").asString("");
        if (!call.namespace().isEmpty() && !namespace.isEmpty() && !namespace.equals(call.namespace())) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        var name = object.at("/metadata/name").asString("");
        if (name.isEmpty() && call.verb() != Call.Verb.CREATE) {
            throw ApiError.badRequest("the name of the object (" + call.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(call.name()) && call.verb() != Call.Verb.CREATE) {
            throw ApiError.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + call.name() + ")");
        }
    }

    /** A version that was read is still the one that is there; only kinds that are compiled in do without one. */
    static void checkVersion(Call call, ObjectNode present, JsonNode next) {
        var version = next.at("/metadata/resourceVersion").asString("");
        if (version.isEmpty()) {
            if (call.kind().isCustom()) {
                var why = "Invalid value: 0: must be specified for an update";
                var cause = new Cause("FieldValueInvalid", why, "metadata.resourceVersion");
                throw ApiError.invalid(call.kind().group(), call.kind().plural(), call.name(), List.of(cause));
            }
        } else if (!version.equals(present.at("/metadata/resourceVersion").asString(""))) {
            throw ApiError.modified(call.kind(), call.name());
        }
    }

    /** Only a uid keeps an apply from making an object anew: the real server ignores the resource version then. */
    static void checkAbsent(Call call, JsonNode configuration) {
        var uid = configuration.at("/metadata/uid").asString("");
        if (!uid.isEmpty()) {
            var why = "uid mismatch: the provided object specified uid " + uid + ", and no existing object was found";
            throw ApiError.conflict(call.kind(), call.name(), why);
        }
    }

    /** The preconditions of a delete. */
    static void check(Call call, JsonNode preconditions, ObjectNode present) {
        var uid = mismatch("UID", preconditions.path("uid"), present.at("/metadata/uid"));
        var version = mismatch(
                "ResourceVersion", preconditions.path("resourceVersion"), present.at("/metadata/resourceVersion"));
        if (!uid.isEmpty()) {
            var why = uid + ". The object might have been deleted and then recreated";
            throw ApiError.conflictOfKind(call.kind(), call.name(), why);
        }
        if (!version.isEmpty()) {
            var why = version + ". The object might have been modified";
            throw ApiError.conflictOfKind(call.kind(), call.name(), why);
        }
    }

    private static String mismatch(String what, JsonNode wanted, JsonNode found) {
        return wanted.asString("").isEmpty() || wanted.equals(found)
                ? ""
                : "the %s in the precondition (%s) does not match the %s in record (%s)"
                        .formatted(what, wanted.asString(), what, found.asString(""));
    }

    /** An update by an object that states a uid is about the object with that uid. */
    static void checkUid(Call call, JsonNode next, ObjectNode present) {
        var wanted = next.at("/metadata/uid").asString("");
        var found = present.at("/metadata/uid").asString("");
        if (!wanted.isEmpty() && !wanted.equals(found)) {
            var why = ("StorageError: invalid object, Code: 4, Key: %s, ResourceVersion: 0, AdditionalErrorMsg:"
                            + " Precondition failed: UID in precondition: %s, UID in object meta: %s")
                    .formatted(key(call), wanted, found);
            throw ApiError.conflict(call.kind(), call.name(), why);
        }
    }

    private static String key(Call call) {
        var parts = List.of(
                call.isDryRun() ? "" : "registry",
                call.kind().isCustom() ? call.kind().group() : "",
                call.kind().plural(),
                call.namespace(),
                call.name());
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("/", "/", ""));
    }
}
