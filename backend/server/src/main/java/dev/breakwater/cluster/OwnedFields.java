package dev.breakwater.cluster;

import dev.breakwater.cluster.http.KubernetesHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The part of an object that is ours by its managedFields, as a hash. Defaults that the server adds and what others wrote beside
 * us do not count; a field of ours that someone else changed or removed does.
 */
final class OwnedFields {
    static final String MANAGER = "breakwater";

    private OwnedFields() {}

    static String hashOf(JsonNode object) {
        var text = new StringBuilder(512);
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (isOurs(entry)) {
                project(entry.path("fieldsV1"), object, text);
            }
        }
        return sha256(text.toString());
    }

    static boolean isOurs(JsonNode entry) {
        return entry.path("manager").asString("").equals(MANAGER)
                && entry.path("operation").asString("").equals("Apply")
                && entry.path("subresource").asString("").isEmpty();
    }

    /** A leaf of the field set stands for the whole value at its place: atomic lists are compared as such. */
    private static void project(JsonNode fields, JsonNode value, StringBuilder into) {
        if (fields.isEmpty()) {
            canonical(value, into);
            return;
        }
        var members = new TreeMap<String, JsonNode>();
        fields.properties().forEach(field -> members.put(field.getKey(), field.getValue()));
        into.append('{');
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            into.append(member.getKey()).append(':');
            if (!member.getKey().equals(".")) {
                project(member.getValue(), at(member.getKey(), value), into);
            }
        }
        into.append('}');
    }

    /** {@code f:} names a member, {@code k:} a list item by its keys, {@code v:} a set's value, {@code i:} an index. */
    private static JsonNode at(String step, JsonNode value) {
        String name = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> value.path(name);
            case 'k' -> itemWith(KubernetesHttp.JSON.readTree(name), value);
            case 'i' -> value.path(Integer.parseInt(name));
            default ->
                value.valueStream()
                        .filter(item -> item.equals(KubernetesHttp.JSON.readTree(name)))
                        .findFirst()
                        .orElse(MissingNode.getInstance());
        };
    }

    private static JsonNode itemWith(JsonNode keys, JsonNode list) {
        return list.valueStream()
                .filter(item -> keys.properties().stream()
                        .allMatch(key -> key.getValue().equals(item.path(key.getKey()))))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static void canonical(JsonNode value, StringBuilder into) {
        if (value.isObject()) {
            var names = new ArrayList<>(value.propertyNames());
            names.sort(null);
            into.append('{');
            names.forEach(name -> {
                into.append('"').append(name).append("\":");
                canonical(value.path(name), into);
            });
            into.append('}');
        } else if (value.isArray()) {
            into.append('[');
            value.forEach(item -> {
                canonical(item, into);
                into.append(',');
            });
            into.append(']');
        } else {
            into.append(value.isMissingNode() ? "?" : value.toString());
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
