package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays an applied configuration over an object, and takes out what its manager no longer applies. */
final class Merging {
    private Merging() {}

    /** {@code applied} over {@code present}, field by field where the schema is granular; null stands for absence. */
    static @Nullable JsonNode merge(Schema schema, @Nullable JsonNode present, @Nullable JsonNode applied) {
        if (schema.isLeaf(present, applied)) {
            return applied != null ? applied : present;
        }
        var before = Fields.entries(schema, present);
        var now = Fields.entries(schema, applied);
        return schema.isGranularMap(present, applied)
                ? mergeFields(schema, before, now)
                : mergeItems(schema.items(), before, now);
    }

    private static ObjectNode mergeFields(Schema schema, Map<String, JsonNode> before, Map<String, JsonNode> now) {
        var merged = JsonNodeFactory.instance.objectNode();
        var edges = new LinkedHashSet<>(before.keySet());
        edges.addAll(now.keySet());
        for (var edge : edges) {
            var value = merge(Fields.below(schema, edge), before.get(edge), now.get(edge));
            if (value != null) {
                merged.set(edge.substring(2), value);
            }
        }
        return merged;
    }

    /** Applied items keep the order in which they are applied; foreign ones stay where they were between them. */
    private static ArrayNode mergeItems(Schema items, Map<String, JsonNode> before, Map<String, JsonNode> now) {
        var merged = JsonNodeFactory.instance.arrayNode();
        for (var edge : mergedOrder(List.copyOf(before.keySet()), List.copyOf(now.keySet()))) {
            var value = merge(items, before.get(edge), now.get(edge));
            if (value != null) {
                merged.add(value);
            }
        }
        return merged;
    }

    /** The real server's zip of the two orders, step by step: both lists lead, neither has duplicates. */
    private static List<String> mergedOrder(List<String> before, List<String> now) {
        var order = new LinkedHashSet<String>();
        var shared = new ArrayList<>(now);
        shared.retainAll(before);
        int left = 0;
        int right = 0;
        while (left < before.size() || right < now.size()) {
            var old = left < before.size() ? before.get(left) : "";
            var next = right < now.size() ? now.get(right) : "";
            if (old.equals(next)) {
                order.add(old);
                shared.remove(old);
                left++;
                right++;
            } else if (!old.isEmpty() && !next.isEmpty() && isSharedLater(old, now, shared)) {
                left++;
            } else if (!old.isEmpty() && !now.contains(old)) {
                order.add(old);
                left++;
            } else {
                if (!old.isEmpty() && order.contains(old)) {
                    left++;
                }
                if (!next.isEmpty()) {
                    order.add(next);
                    shared.remove(next);
                    right++;
                }
            }
        }
        return List.copyOf(order);
    }

    private static boolean isSharedLater(String edge, List<String> now, List<String> shared) {
        return now.contains(edge) && !shared.isEmpty() && !shared.getFirst().equals(edge);
    }

    /**
     * Takes out of {@code merged} what its manager applied before ({@code last}), unless it or anybody else owns it now
     * ({@code owned}). What nobody owned, such as a default, goes only with the whole that holds it.
     */
    static JsonNode prune(Schema schema, JsonNode merged, FieldSet last, FieldSet owned) {
        if (last.isEmpty()) {
            return merged;
        }
        var all = Fields.of(schema, merged).named(schema);
        var before = last.named(schema);
        var left = fields(schema, Removal.without(schema, merged, before));
        var kept = fields(schema, Removal.without(schema, merged, all.minus(left.union(owned.named(schema)))));
        return Removal.without(schema, merged, all.minus(kept).intersection(before));
    }

    private static FieldSet fields(Schema schema, JsonNode value) {
        return Fields.of(schema, value).named(schema);
    }
}
