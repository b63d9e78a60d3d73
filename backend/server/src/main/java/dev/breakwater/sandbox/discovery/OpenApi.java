package dev.breakwater.sandbox.discovery;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.storage.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** As much OpenAPI as kubectl reads before it writes: which kinds there are, what they are made of, and that the server validates fields. */
final class OpenApi {
    private OpenApi() {}

    static ObjectNode index(List<String> apiVersions) {
        var index = Json.object();
        var paths = index.putObject("paths");
        for (var apiVersion : apiVersions) {
            var path = (apiVersion.contains("/") ? "apis/" : "api/") + apiVersion;
            paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
        }
        return index;
    }

    static ObjectNode document(List<Kind> kinds) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Breakwater sandbox").put("version", "1");
        var paths = document.putObject("paths");
        var schemas = document.putObject("components").putObject("schemas");
        for (var kind : kinds) {
            var schema = kind.schema().published();
            describe(schema.putArray("x-kubernetes-group-version-kind").addObject(), kind);
            schemas.set(
                    (kind.group().isEmpty() ? "core" : kind.group()) + "." + kind.version() + "." + kind.kind(),
                    schema);
            var patch = paths.putObject(path(kind)).putObject("patch");
            patch.putObject("responses").putObject("200").put("description", "OK");
            describe(patch.putObject("x-kubernetes-group-version-kind"), kind);
            for (var parameter : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                patch.withArray("parameters").addObject().put("name", parameter).put("in", "query");
            }
        }
        return document;
    }

    private static void describe(ObjectNode node, Kind kind) {
        node.put("group", kind.group()).put("version", kind.version()).put("kind", kind.kind());
    }

    private static String path(Kind kind) {
        var root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
        return root + (kind.namespaced() ? "/namespaces/{namespace}/" : "/") + kind.plural() + "/{name}";
    }
}
