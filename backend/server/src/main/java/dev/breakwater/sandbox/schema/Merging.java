package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays an applied configuration over an object, and takes out what its manager no longer applies. */
final class Merging {
    private Merging() {}

    /** A new value: {@code applied} over {@code present}, field by field where the schema is granular. */
    static JsonNode merge(Schema schema, JsonNode present, JsonNode applied) {
        if (schema.isAtomic(applied) || present.getNodeType() != applied.getNodeType()) {
            return applied.deepCopy();
        }
        return applied.isObject() ? mergeFields(schema, present, applied) : mergeItems(schema, present, applied);
    }

    private static ObjectNode mergeFields(Schema schema, JsonNode present, JsonNode applied) {
        var merged = (ObjectNode) present.deepCopy();
        applied.properties().forEach(e -> {
            var before = present.get(e.getKey());
            var child = Fields.below(schema, "f:" + e.getKey());
            merged.set(e.getKey(), before == null ? e.getValue().deepCopy() : merge(child, before, e.getValue()));
        });
        return merged;
    }

    /** Applied items keep the order in which they are applied; foreign ones stay where they were between them. */
    private static ArrayNode mergeItems(Schema schema, JsonNode present, JsonNode applied) {
        var before = Fields.entries(schema, present);
        var now = Fields.entries(schema, applied);
        var waiting = new ArrayList<>(before.keySet());
        var merged = JsonNodeFactory.instance.arrayNode();
        now.forEach((edge, item) -> {
            while (!waiting.isEmpty() && !now.containsKey(waiting.getFirst())) {
                merged.add(before.get(waiting.removeFirst()));
            }
            waiting.remove(edge);
            var old = before.get(edge);
            merged.add(old == null ? item.deepCopy() : merge(schema.items(), old, item));
        });
        waiting.stream().filter(edge -> !now.containsKey(edge)).forEach(edge -> merged.add(before.get(edge)));
        return merged;
    }

    /** Takes out of {@code value} the fields of {@code dropped} that are in no set of {@code kept}. */
    static void prune(Schema schema, JsonNode value, FieldSet dropped, FieldSet kept) {
        var entries = Fields.entries(schema, value);
        for (var edge : List.copyOf(dropped.children().keySet())) {
            var child = entries.get(edge);
            if (child != null && isGone(schema, edge, child, dropped.at(edge), kept.at(edge))) {
                remove(value, edge, child);
            }
        }
    }

    private static boolean isGone(Schema parent, String edge, JsonNode child, FieldSet dropped, FieldSet kept) {
        var schema = Fields.below(parent, edge);
        if (schema.isAtomic(child)) {
            return dropped.isMember() && kept.isEmpty();
        }
        if (edge.startsWith("k:")) {
            return isItemGone(schema, parent.keys(), child, dropped, kept);
        }
        // What nobody owns below, such as a default, goes with the whole.
        if (!kept.isEmpty()) {
            prune(schema, child, dropped, kept);
        }
        return kept.isEmpty();
    }

    /** The key fields of an item go last: they name it as long as anybody owns anything of it. */
    private static boolean isItemGone(
            Schema schema, List<String> keys, JsonNode item, FieldSet dropped, FieldSet kept) {
        if (dropped.isMember() && kept.isEmpty()) {
            return true;
        }
        var rest = dropped;
        for (var key : keys) {
            rest = rest.without("f:" + key);
        }
        prune(schema, item, rest, kept);
        return false;
    }

    private static void remove(JsonNode value, String edge, JsonNode child) {
        if (value instanceof ObjectNode object) {
            object.remove(edge.substring(2));
        } else if (value instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).equals(child)) {
                    array.remove(i);
                }
            }
        }
    }
}
