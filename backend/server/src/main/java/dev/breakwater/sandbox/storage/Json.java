package dev.breakwater.sandbox.storage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Bytes to trees and back: JSON as it comes, YAML where an applied configuration is one. */
public final class Json {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Json() {}

    public static JsonNode read(byte[] bytes) {
        return JSON.readTree(bytes);
    }

    public static ObjectNode object(byte[] bytes) {
        return (ObjectNode) JSON.readTree(bytes);
    }

    /** YAML, or JSON that is one; throws {@link JacksonException} for anything else. */
    public static JsonNode readYaml(byte[] bytes) {
        return YAML.readTree(bytes);
    }

    public static byte[] write(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
