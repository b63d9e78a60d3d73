package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which fields a value has, by the rules of structured merge: granular maps, keyed lists, atomic rest. */
final class Fields {
    /** How one value differs from an earlier one. */
    record Difference(FieldSet added, FieldSet modified, FieldSet removed) {
        private static final Difference NONE = new Difference(FieldSet.none(), FieldSet.none(), FieldSet.none());

        /** The same without what is below a first edge. */
        Difference without(String edge) {
            return new Difference(added.without(edge), modified.without(edge), removed.without(edge));
        }

        FieldSet written() {
            return added.union(modified);
        }
    }

    private Fields() {}

    /** The fields that a configuration claims: its leaves, atomic values, map entries and list items. */
    static FieldSet of(Schema schema, JsonNode value) {
        if (schema.isAtomic(value)) {
            return FieldSet.leaf();
        }
        var children = new TreeMap<String, FieldSet>();
        entries(schema, value).forEach((edge, child) -> {
            var schemaBelow = below(schema, edge);
            var set = schemaBelow.isAtomic(child) ? FieldSet.leaf() : of(schemaBelow, child);
            children.put(edge, claimsItself(schema, edge, child) ? set.asMember() : set);
        });
        return FieldSet.of(false, children);
    }

    private static boolean claimsItself(Schema schema, String edge, JsonNode child) {
        var named = edge.startsWith("f:") && schema.isNamed(edge.substring(2));
        return !named || (child.isObject() && child.isEmpty());
    }

    /** What was added, modified and removed between two values, either of which may be absent. */
    static Difference compare(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null || isLeaf(schema, before, after)) {
            return compareWhole(schema, before, after);
        }
        var added = new TreeMap<String, FieldSet>();
        var modified = new TreeMap<String, FieldSet>();
        var removed = new TreeMap<String, FieldSet>();
        var old = entries(schema, before);
        var now = entries(schema, after);
        var edges = new TreeSet<>(old.keySet());
        edges.addAll(now.keySet());
        for (var edge : edges) {
            var difference = compare(below(schema, edge), old.get(edge), now.get(edge));
            added.put(edge, difference.added());
            modified.put(edge, difference.modified());
            removed.put(edge, difference.removed());
        }
        return new Difference(FieldSet.of(false, added), FieldSet.of(false, modified), FieldSet.of(false, removed));
    }

    private static boolean isLeaf(Schema schema, JsonNode before, JsonNode after) {
        return schema.isAtomic(before)
                || schema.isAtomic(after)
                || before.getNodeType() != after.getNodeType()
                || (before.isEmpty() && after.isEmpty());
    }

    private static Difference compareWhole(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            return new Difference(everything(schema, after), FieldSet.none(), FieldSet.none());
        }
        if (after == null) {
            return new Difference(FieldSet.none(), FieldSet.none(), everything(schema, before));
        }
        return before.equals(after)
                ? Difference.NONE
                : new Difference(FieldSet.none(), FieldSet.leaf(), FieldSet.none());
    }

    /** All paths at and below a value, intermediate ones too, as a plain update owns them. */
    private static FieldSet everything(Schema schema, @Nullable JsonNode value) {
        if (value == null) {
            return FieldSet.none();
        }
        if (schema.isAtomic(value)) {
            return FieldSet.leaf();
        }
        var children = new TreeMap<String, FieldSet>();
        entries(schema, value).forEach((edge, child) -> children.put(edge, everything(below(schema, edge), child)));
        return FieldSet.of(true, children);
    }

    /** The children of a granular value under their edge names, in their order. */
    static Map<String, JsonNode> entries(Schema schema, JsonNode value) {
        var entries = new LinkedHashMap<String, JsonNode>();
        if (value.isObject()) {
            value.properties().forEach(e -> entries.put("f:" + e.getKey(), e.getValue()));
        } else if (value.isArray() && schema.listing() != Schema.Listing.ATOMIC) {
            value.valueStream().forEach(item -> entries.put(itemEdge(schema, item), item));
        }
        return entries;
    }

    private static String itemEdge(Schema schema, JsonNode item) {
        if (schema.listing() == Schema.Listing.SET) {
            return "v:" + item;
        }
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
        return "k:" + key;
    }

    static Schema below(Schema schema, String edge) {
        var child = edge.startsWith("f:") ? schema.child(edge.substring(2)) : schema.items();
        return child == null ? Schema.ANYTHING : child;
    }

    /** What a typed patch could not hold: fields that no schema declares, values of the wrong shape. */
    static List<String> misfits(Schema schema, JsonNode value) {
        var misfits = new ArrayList<String>();
        collectMisfits(schema, value, "", misfits);
        return misfits;
    }

    private static void collectMisfits(Schema schema, JsonNode value, String path, List<String> misfits) {
        if (value.isNull() || schema == Schema.ANYTHING) {
            return;
        }
        if (!fits(schema, value)) {
            misfits.add(path + ": expected " + expected(schema.type()));
        } else if (value.isObject()) {
            value.properties().forEach(e -> collectField(schema, e.getKey(), e.getValue(), path, misfits));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collectMisfits(schema.items(), value.get(i), path + "[" + i + "]", misfits);
            }
        }
    }

    private static void collectField(Schema schema, String name, JsonNode value, String path, List<String> misfits) {
        var child = schema.child(name);
        if (child == null) {
            misfits.add(path + "." + name + ": field not declared in schema");
        } else {
            collectMisfits(child, value, path + "." + name, misfits);
        }
    }

    private static boolean fits(Schema schema, JsonNode value) {
        if (schema.isIntOrString()) {
            return value.isString() || value.isNumber();
        }
        return switch (schema.type()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer", "number" -> value.isNumber();
            default -> true;
        };
    }

    private static String expected(String type) {
        return switch (type) {
            case "object" -> "map";
            case "array" -> "list";
            case "integer", "number" -> "numeric (int or float)";
            default -> type;
        };
    }
}
