package dev.breakwater.sandbox;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Bytes to trees and back: JSON as it comes, YAML where an applied configuration is one. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Json() {}

    static JsonNode read(byte[] bytes) {
        return JSON.readTree(bytes);
    }

    static ObjectNode object(byte[] bytes) {
        return (ObjectNode) JSON.readTree(bytes);
    }

    /** A request's body as a tree; YAML flow style looks like JSON at first, so JSON is only the first try. */
    static JsonNode body(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException noJson) {
            try {
                return YAML.readTree(bytes);
            } catch (JacksonException e) {
                throw ApiError.badRequest("the body is neither JSON nor YAML: " + e.getOriginalMessage());
            }
        }
    }

    static byte[] write(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
