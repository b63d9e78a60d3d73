package dev.breakwater.sandbox.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which fields a value has, by the rules of structured merge: granular maps, keyed lists, atomic rest. */
final class Fields {
    private Fields() {}

    /** The fields that a configuration claims: its leaves, atomic and empty values, map entries and list items. */
    static FieldSet of(Schema schema, JsonNode value) {
        if (!schema.isGranularMap(value, null) && !schema.isGranularList()) {
            return FieldSet.leaf();
        }
        var children = new TreeMap<String, FieldSet>();
        entries(schema, value).forEach((edge, child) -> {
            var set = of(below(schema, edge), child);
            children.put(edge, claimsItself(schema, edge, child) ? set.asMember() : set);
        });
        return FieldSet.of(false, children);
    }

    private static boolean claimsItself(Schema schema, String edge, JsonNode child) {
        var named = edge.startsWith("f:") && schema.isNamed(edge.substring(2));
        return !named || child.isNull() || (child.isObject() && child.isEmpty());
    }

    /** The children of a granular value under their edge names, in their order; none of a value that is absent. */
    static Map<String, JsonNode> entries(Schema schema, @Nullable JsonNode value) {
        var entries = new LinkedHashMap<String, JsonNode>();
        if (value != null && value.isObject()) {
            value.properties().forEach(e -> entries.put("f:" + e.getKey(), e.getValue()));
        } else if (value != null && value.isArray() && schema.isGranularList()) {
            value.valueStream().forEach(item -> entries.put(itemEdge(schema, item), item));
        }
        return entries;
    }

    static String itemEdge(Schema schema, JsonNode item) {
        return schema.listing() == Schema.Listing.SET ? "v:" + item : "k:" + key(schema, item);
    }

    /** The fields that name an item of a keyed list, those with a default too; empty when it has none of them. */
    static ObjectNode key(Schema schema, JsonNode item) {
        var key = JsonNodeFactory.instance.objectNode();
        for (var name : schema.keys()) {
            var value = item.get(name);
            var fallback = schema.items().properties().get(name);
            if (value == null && fallback != null && !fallback.fact("default").isMissingNode()) {
                value = fallback.fact("default");
            }
            if (value != null) {
                key.set(name, value);
            }
        }
        return key;
    }

    static Schema below(Schema schema, String edge) {
        var child = edge.startsWith("f:") ? schema.child(edge.substring(2)) : schema.items();
        return child == null ? Schema.ANYTHING : child;
    }
}
