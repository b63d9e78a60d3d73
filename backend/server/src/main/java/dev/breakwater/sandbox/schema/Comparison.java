package dev.breakwater.sandbox.schema;

import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one value differs from an earlier one, by the rules of structured merge. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final Comparison NONE = new Comparison(FieldSet.none(), FieldSet.none(), FieldSet.none());

    /** What was added, modified and removed between two values; null stands for one that is absent. */
    static Comparison of(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (schema.isLeaf(before, after)) {
            return ofLeaf(before, after);
        }
        var added = new TreeMap<String, FieldSet>();
        var modified = new TreeMap<String, FieldSet>();
        var removed = new TreeMap<String, FieldSet>();
        var old = Fields.entries(schema, before);
        var now = Fields.entries(schema, after);
        var edges = new TreeSet<>(old.keySet());
        edges.addAll(now.keySet());
        for (var edge : edges) {
            var below = of(Fields.below(schema, edge), old.get(edge), now.get(edge));
            added.put(edge, below.added);
            modified.put(edge, below.modified);
            removed.put(edge, below.removed);
        }
        return new Comparison(
                FieldSet.of(before == null, added), FieldSet.of(false, modified), FieldSet.of(after == null, removed));
    }

    private static Comparison ofLeaf(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            return new Comparison(FieldSet.leaf(), FieldSet.none(), FieldSet.none());
        }
        if (after == null) {
            return new Comparison(FieldSet.none(), FieldSet.none(), FieldSet.leaf());
        }
        return before.equals(after) ? NONE : new Comparison(FieldSet.none(), FieldSet.leaf(), FieldSet.none());
    }

    /** The same without what is at and below a first edge. */
    Comparison without(String edge) {
        return new Comparison(added.without(edge), modified.without(edge), removed.without(edge));
    }

    FieldSet written() {
        return added.union(modified);
    }
}
