package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Defaults;
import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads what a create, an update or a patch proposes, as the real server decodes it: pruned, without nulls, defaulted. */
final class Decoding {
    private Decoding() {}

    /** The object of a request's body. */
    static ObjectNode body(Call call) {
        if (!(call.payload().body() instanceof ObjectNode object)) {
            throw ApiError.badRequest("the body is not an object");
        }
        return object;
    }

    /** The object of a create or an update. */
    static ObjectNode proposed(Call call) {
        var object = body(call);
        if (call.kind().isCustom()) {
            requireHandled(call, object, mistyped("", object.path("metadata")));
        }
        requireKind(call, object);
        requireHandled(call, object, decode(call, object));
        return object;
    }

    private static void requireHandled(Call call, ObjectNode object, String misfit) {
        if (!misfit.isEmpty()) {
            var apiVersion = object.path("apiVersion").asString(call.kind().apiVersion());
            throw ApiError.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
                    .formatted(
                            object.path("kind").asString(call.kind().kind()),
                            apiVersion.substring(apiVersion.indexOf('/') + 1),
                            call.kind().kind(),
                            misfit));
        }
    }

    /** What a patch made of an object. */
    static ObjectNode patched(Call call, ObjectNode object) {
        var text = object.toString();
        var unknown = decode(call, object);
        if (!unknown.isEmpty()) {
            var why = "Invalid value: " + StringNode.valueOf(text) + ": " + unknown;
            var cause = new Cause("FieldValueInvalid", why, "patch");
            throw ApiError.invalid("", "", "", List.of(cause));
        }
        return object;
    }

    /** Decodes in place and returns why a strict client does not want it; empty when it may be taken. */
    private static String decode(Call call, ObjectNode object) {
        var mistyped = mistyped(call.kind().isCustom() ? "" : "metadata.", object.path("metadata"));
        boolean foreign = !object.path("kind").asString("").equals(call.kind().kind());
        if (!mistyped.isEmpty() || (foreign && call.kind().isCustom())) {
            return mistyped;
        }
        var unknown = Defaults.prune(call.kind().schema(), object);
        dropNullStrings(object);
        Defaults.dropNulls(object);
        var owners = object.at("/metadata/managedFields");
        dropEmpty(object.path("metadata"));
        if (owners.isArray() && !call.kind().isCustom()) {
            object.withObject("/metadata").set("managedFields", owners); // Go keeps that it was there, though empty
        }
        Defaults.fill(call.kind().schema(), object);
        if (unknown.isEmpty() || !call.parameter("fieldValidation").equals("Strict")) {
            return "";
        }
        return unknown.stream()
                .map(field -> "unknown field \"" + field + "\"")
                .collect(Collectors.joining(", ", "strict decoding error: ", ""));
    }

    /** Why Go cannot hold the labels or annotations; empty when it can. */
    private static String mistyped(String prefix, JsonNode metadata) {
        for (var map : List.of("labels", "annotations")) {
            for (var value : metadata.path(map)) {
                if (!value.isString() && !value.isNull()) {
                    var kind = value.isNumber()
                            ? "number"
                            : value.isBoolean() ? "bool" : value.isArray() ? "array" : "object";
                    return "json: cannot unmarshal " + kind + " into Go struct field ObjectMeta." + prefix + map
                            + " of type string";
                }
            }
        }
        return "";
    }

    /** Labels and annotations are strings in Go: there a null is an empty one. */
    static void dropNullStrings(ObjectNode object) {
        for (var map : List.of("labels", "annotations")) {
            if (object.path("metadata").path(map) instanceof ObjectNode strings) {
                List.copyOf(strings.propertyNames()).stream()
                        .filter(name -> strings.get(name).isNull())
                        .forEach(name -> strings.put(name, ""));
            }
        }
    }

    /** Go leaves out of metadata what is empty. */
    static void dropEmpty(JsonNode metadata) {
        if (metadata instanceof ObjectNode fields) {
            List.copyOf(fields.propertyNames()).stream()
                    .filter(name -> fields.get(name).isNull()
                            || (fields.get(name).isContainer()
                                    && fields.get(name).isEmpty()))
                    .forEach(fields::remove);
        }
    }

    private static void requireKind(Call call, JsonNode object) {
        var wanted = call.kind();
        var apiVersion = object.path("apiVersion").asString(wanted.apiVersion());
        var kind = object.path("kind").asString(wanted.kind());
        if (apiVersion.equals(wanted.apiVersion()) && kind.equals(wanted.kind())) {
            return;
        }
        if (!wanted.isCustom()) {
            throw ApiError.badRequest(
                    ("%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" is registered for"
                                    + " version \"%s\" in scheme \"pkg/runtime/scheme.go:110\"")
                            .formatted(kind, apiVersion, wanted.kind(), kind, apiVersion));
        }
        if (!apiVersion.equals(wanted.apiVersion())) {
            throw ApiError.badRequest("the API version in the data (%s) does not match the expected API version (%s)"
                    .formatted(apiVersion, wanted.apiVersion()));
        }
    }

    /** Of a custom resource the real server looks at the kind no sooner than it validates. */
    static void requireSameKind(Call call, JsonNode object) {
        var kind = object.path("kind").asString(call.kind().kind());
        if (!kind.equals(call.kind().kind())) {
            var why = "Invalid value: \"%s\": must be %s"
                    .formatted(kind, call.kind().kind());
            var cause = new Cause("FieldValueInvalid", why, "kind");
            throw ApiError.invalid(call.kind().group(), kind, call.name(), List.of(cause));
        }
    }
}
