package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a typed patch cannot hold: fields that no schema declares, values of the wrong shape, items without a key. */
final class Misfits {
    private final List<String> found = new ArrayList<>();

    private Misfits() {}

    static List<String> of(Schema schema, JsonNode value) {
        var misfits = new Misfits();
        misfits.collect(schema, value, "");
        return List.copyOf(misfits.found);
    }

    /** Whether the owners of a value's fields can be told at all. */
    static boolean areIn(Schema schema, JsonNode value) {
        return of(schema, value).stream().anyMatch(misfit -> !misfit.contains("duplicate entries"));
    }

    private void collect(Schema schema, JsonNode value, String path) {
        if (value.isNull() || schema == Schema.ANYTHING) {
            return;
        }
        if (!fits(schema, value)) {
            found.add((path.isEmpty() ? "" : path + ": ") + expected(schema, value));
        } else if (value.isObject()) {
            value.properties().forEach(e -> collectField(schema, e.getKey(), e.getValue(), path));
        } else if (value.isArray()) {
            collectItems(schema, value, path);
        }
    }

    private void collectField(Schema schema, String name, JsonNode value, String path) {
        var child = schema.child(name);
        if (child == null) {
            found.add(path + "." + name + ": field not declared in schema");
        } else {
            collect(child, value, path + "." + name);
        }
    }

    private void collectItems(Schema schema, JsonNode value, String path) {
        var seen = new HashSet<String>();
        for (int i = 0; i < value.size(); i++) {
            var item = value.get(i);
            var edge = "i:" + i;
            if (schema.isGranularList()) {
                var unnamed = unnamed(schema, item);
                if (!unnamed.isEmpty()) {
                    found.add(path + ": element " + i + ": " + unnamed);
                    return;
                }
                edge = Fields.itemEdge(schema, item);
                if (!seen.add(edge)) {
                    found.add(path + ": duplicate entries for key " + FieldSet.spoken(edge));
                }
            }
            collect(schema.items(), item, path + FieldSet.spoken(edge));
        }
    }

    /** Why an item of a keyed list or a set cannot be told from others; empty when it can. */
    private static String unnamed(Schema schema, JsonNode item) {
        if (schema.listing() == Schema.Listing.SET) {
            return item.isObject()
                    ? "associative list without keys has an element that's a map type"
                    : item.isArray()
                            ? "not supported: associative list with lists as elements"
                            : item.isNull()
                                    ? "associative list without keys has an element that's an explicit null"
                                    : "";
        }
        if (item.isNull()) {
            return "associative list with keys may not have a null element";
        }
        if (!item.isObject()) {
            return "associative list with keys may not have non-map elements";
        }
        var keys = schema.keys().stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(" "));
        return Fields.key(schema, item).isEmpty()
                ? "associative list with keys has an element that omits all key fields [" + keys
                        + "] (and doesn't have default values for any key fields)"
                : "";
    }

    private static boolean fits(Schema schema, JsonNode value) {
        if (schema.isUntyped()) {
            return !value.isContainer();
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

    private static String expected(Schema schema, JsonNode value) {
        if (schema.isUntyped()) {
            return "expected any scalar, got &{" + value + "}";
        }
        return switch (schema.type()) {
            case "object" -> "expected map, got &{" + value.asString(value.toString()) + "}";
            case "array" -> "expected list, got &{" + value.asString(value.toString()) + "}";
            case "integer", "number" -> "expected numeric (int or float), got " + goType(value);
            case "string" -> "expected string, got &value.valueUnstructured{Value:" + value + "}";
            case "boolean" -> "expected boolean, got &{" + value.asString(value.toString()) + "}";
            default -> throw new IllegalStateException(schema.type());
        };
    }

    private static String goType(JsonNode value) {
        return value.isString()
                ? "string"
                : value.isBoolean() ? "bool" : value.isArray() ? "[]interface {}" : "map[string]interface {}";
    }
}
