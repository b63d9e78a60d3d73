package dev.breakwater.sandbox.schema;

import java.util.HashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** What the schema of a list asks of the list as a whole: its length, and that sets and maps name each item once. */
record ListRules(Schema schema, String path, Causes causes) {
    void check(JsonNode list) {
        checkLength(list);
        if (schema.listing() != Schema.Listing.MAP || areObjects(list)) {
            checkDuplicates(list);
        }
    }

    private void checkLength(JsonNode list) {
        if (list.size() < schema.fact("minItems").asInt(0)) {
            var least = schema.fact("minItems");
            var size = IntNode.valueOf(list.size());
            causes.add("FieldValueInvalid", "%s in body should have at least %s items", path, size, least);
        }
        if (list.size() > schema.fact("maxItems").asInt(Integer.MAX_VALUE)) {
            var most = schema.fact("maxItems");
            causes.put(
                    "FieldValueTooMany", "Too many: %d: must have at most %s items".formatted(list.size(), most), path);
        }
    }

    /** Whether a map can be looked at further; the real server names the first misfit only, and lets null pass. */
    private boolean areObjects(JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            if (!item.isObject() && !item.isNull()) {
                var why = "Invalid value: " + item + ": must be an object for an array of list-type map";
                causes.put("FieldValueInvalid", why, path + "[" + i + "]");
                return false;
            }
        }
        return true;
    }

    private void checkDuplicates(JsonNode list) {
        if (schema.listing() == Schema.Listing.ATOMIC) {
            return;
        }
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            if (seen.merge(Fields.itemEdge(schema, item), 1, Integer::sum) == 2) { // a third one goes unnamed
                var key = schema.listing() == Schema.Listing.SET ? item : Fields.key(schema, item);
                causes.put("FieldValueDuplicate", "Duplicate value: " + key, path + "[" + i + "]");
            }
        }
    }
}
