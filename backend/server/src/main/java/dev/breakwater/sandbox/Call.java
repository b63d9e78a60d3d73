package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Stored.ObjectKey;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One request for a resource: what is asked of which objects. */
record Call(
        Verb verb,
        Kind kind,
        String namespace,
        String name,
        String subresource,
        Map<String, String> query,
        Payload payload) {

    /** What can be asked, in Kubernetes' own words. */
    enum Verb {
        GET,
        LIST,
        WATCH,
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    /** What the client sent and how it introduced itself. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Payload(String contentType, String userAgent, byte[] bytes) {
        /** The body as a tree; YAML in flow style looks like JSON at first, so JSON is only the first try. */
        JsonNode body() {
            if (contentType.contains("protobuf")) {
                throw ApiError.of(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include:"
                                + " application/json, application/yaml");
            }
            try {
                return Json.read(bytes);
            } catch (JacksonException noJson) {
                try {
                    return Json.readYaml(bytes);
                } catch (JacksonException e) {
                    throw ApiError.badRequest("the body is neither JSON nor YAML: " + e.getOriginalMessage());
                }
            }
        }
    }

    /** Reads method and path; empty when no kind is served there. */
    static Optional<Call> of(String method, URI uri, Kinds kinds, Payload payload) {
        var parts = new ArrayDeque<>(Arrays.asList(uri.getPath().substring(1).split("/", -1)));
        var apiVersion = apiVersion(parts);
        var namespace = "";
        if (parts.size() > 2 && "namespaces".equals(parts.peek()) && !isOfNamespaceItself(parts)) {
            parts.poll();
            namespace = parts.poll();
        }
        var plural = next(parts);
        var name = next(parts);
        var subresource = next(parts);
        var query = query(uri);
        var verb = verb(method, name, query);
        var where = namespace == null ? "" : namespace;
        return kinds.find(apiVersion, plural)
                .filter(kind -> kind.namespaced() || where.isEmpty())
                .filter(kind -> subresource.isEmpty() || (subresource.equals("status") && kind.hasStatus()))
                .map(kind -> new Call(verb, kind, where, name, subresource, query, payload));
    }

    private static String apiVersion(ArrayDeque<String> parts) {
        var root = next(parts);
        return root.equals("api") ? next(parts) : next(parts) + "/" + next(parts);
    }

    /** {@code namespaces/NAME/status} is about the namespace, not about something in it. */
    private static boolean isOfNamespaceItself(ArrayDeque<String> parts) {
        return parts.size() == 3 && ("status".equals(parts.peekLast()) || "finalize".equals(parts.peekLast()));
    }

    private static String next(ArrayDeque<String> parts) {
        var part = parts.poll();
        return part == null ? "" : part;
    }

    private static Verb verb(String method, String name, Map<String, String> query) {
        return switch (method) {
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> Verb.DELETE;
            default -> isOn(query, "watch") ? Verb.WATCH : name.isEmpty() ? Verb.LIST : Verb.GET;
        };
    }

    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean isOn(Map<String, String> query, String name) {
        var value = query.getOrDefault(name, "");
        return value.equals("true") || value.equals("1");
    }

    boolean isOn(String parameter) {
        return isOn(query, parameter);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isApply() {
        return verb == Verb.PATCH && contentType().equals("application/apply-patch+yaml");
    }

    String contentType() {
        return payload.contentType().split(";", 2)[0].strip();
    }

    boolean isOfStatus() {
        return subresource.equals("status");
    }

    boolean isDryRun() {
        return parameter("dryRun").equals("All");
    }

    ObjectKey key() {
        return new ObjectKey(kind.plural(), namespace, name);
    }

    /** The manager that owns what a plain write writes: as given, or the client's program name. */
    String manager() {
        var given = parameter("fieldManager");
        return given.isEmpty() ? payload.userAgent().split("/", 2)[0] : given;
    }

    Selector selector() {
        return Selector.parse(parameter("labelSelector"), parameter("fieldSelector"));
    }

    Call about(String objectName) {
        return new Call(verb, kind, namespace, objectName, subresource, query, payload);
    }
}
