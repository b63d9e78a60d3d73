package dev.breakwater.sandbox.schema;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes fields out of values as the real server does: what is emptied by that becomes null, not an empty value. */
final class Removal {
    private Removal() {}

    /** {@code value} without the members of {@code gone}; the value itself is not changed. */
    static JsonNode without(Schema schema, JsonNode value, FieldSet gone) {
        if (value.isObject() && schema.isGranularMap(value, null)) {
            return withoutFields(schema, value, gone);
        }
        if (value.isArray() && schema.isGranularList()) {
            return withoutItems(schema, value, gone);
        }
        return value.isContainer() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static JsonNode withoutFields(Schema schema, JsonNode value, FieldSet gone) {
        var left = JsonNodeFactory.instance.objectNode();
        Fields.entries(schema, value).forEach((edge, child) -> {
            if (!gone.at(edge).isMember()) {
                left.set(edge.substring(2), below(schema, edge, child, gone));
            }
        });
        return left.isEmpty() ? JsonNodeFactory.instance.nullNode() : left;
    }

    private static JsonNode withoutItems(Schema schema, JsonNode value, FieldSet gone) {
        var left = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> item : Fields.entries(schema, value).entrySet()) {
            if (!gone.at(item.getKey()).isMember()) {
                left.add(below(schema, item.getKey(), item.getValue(), gone));
            }
        }
        return left.isEmpty() ? JsonNodeFactory.instance.nullNode() : left;
    }

    private static JsonNode below(Schema schema, String edge, JsonNode child, FieldSet gone) {
        var rest = gone.at(edge);
        return rest.isEmpty() ? child : without(Fields.below(schema, edge), child, rest);
    }
}
