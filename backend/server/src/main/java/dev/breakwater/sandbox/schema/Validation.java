package dev.breakwater.sandbox.schema;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Holds a value against its structural schema and names every field that breaks it, in the real server's words. */
public final class Validation {
    /** One broken rule: the machine's reason, the words, and the path of the field. */
    public record Cause(String reason, String message, String field) {}

    private final Causes causes;

    private Validation(String root) {
        causes = new Causes(root);
    }

    public static List<Cause> of(Schema schema, JsonNode value) {
        var validation = new Validation("");
        validation.check(schema, value, "");
        return validation.causes.all();
    }

    /** Of one field of an object alone: causes name it, while their words begin below it. */
    public static List<Cause> ofField(String name, Schema schema, JsonNode value) {
        var validation = new Validation(name);
        if (value.hasNonNull(name)) {
            validation.check(Fields.below(schema, "f:" + name), value.get(name), "");
        }
        return validation.causes.all();
    }

    private void check(Schema schema, JsonNode value, String path) {
        if (schema == Schema.ANYTHING) {
            return;
        }
        if (!hasType(schema, value)) {
            addMistyped(schema, value, path);
            if (value.isNull()) {
                checkEnum(schema, value, path);
                return;
            }
        } else if (value.isObject()) {
            checkObject(schema, value, path);
        } else if (value.isArray()) {
            checkArray(schema, value, path);
        } else if (value.isString()) {
            checkString(schema, value, path);
        } else if (value.isNumber()) {
            checkNumber(schema, value, path);
        }
        checkEnum(schema, value, path);
        checkAlternatives(schema, value, path);
    }

    /** A number where a formatted string is wanted is named as Go names it. */
    private void addMistyped(Schema schema, JsonNode value, String path) {
        var format = schema.fact("format").asString("");
        boolean formatted = schema.type().equals("string") && !format.isEmpty() && value.isNumber();
        var kind = StringNode.valueOf(!formatted ? kind(value) : value.isIntegralNumber() ? "int64" : "float64");
        var wanted = formatted ? format : schema.type();
        causes.add("FieldValueTypeInvalid", "%s in body must be of type %s: %s", path, kind, wanted, kind);
    }

    private static boolean hasType(Schema schema, JsonNode value) {
        if (schema.isIntOrString()) {
            return value.isString() || value.isIntegralNumber();
        }
        return switch (schema.type()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private static String kind(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    private void checkObject(Schema schema, JsonNode value, String path) {
        for (var name : schema.fact("required")) {
            if (!value.has(name.asString())) {
                causes.put("FieldValueRequired", "Required value", dotted(path, name.asString()));
            }
        }
        value.properties().forEach(e -> {
            var child = schema.child(e.getKey());
            if (child != null) {
                check(child, e.getValue(), dotted(path, e.getKey()));
            }
        });
    }

    private void checkArray(Schema schema, JsonNode value, String path) {
        for (int i = 0; i < value.size(); i++) {
            check(schema.items(), value.get(i), path + "[" + i + "]");
        }
        new ListRules(schema, path, causes).check(value);
    }

    private void checkString(Schema schema, JsonNode value, String path) {
        var text = value.asString();
        int length = text.codePointCount(0, text.length());
        if (length < schema.fact("minLength").asInt(0)) {
            var least = schema.fact("minLength");
            causes.add("FieldValueInvalid", "%s in body should be at least %s chars long", path, value, least);
        }
        if (length > schema.fact("maxLength").asInt(Integer.MAX_VALUE)) {
            causes.put(
                    "FieldValueTooLong", "Too long: may not be more than " + schema.fact("maxLength") + " bytes", path);
        }
        var pattern = schema.pattern();
        if (pattern != null && !pattern.matcher(text).find()) {
            causes.add("FieldValueInvalid", "%s in body should match '%s'", path, value, pattern);
        }
        var format = schema.fact("format").asString("");
        if (!Format.accepts(format, text)) {
            causes.add("FieldValueTypeInvalid", "%s in body must be of type %s: %s", path, value, format, value);
        }
    }

    private void checkNumber(Schema schema, JsonNode value, String path) {
        if (schema.fact("minimum").isNumber()
                && value.asDouble() < schema.fact("minimum").asDouble()) {
            var least = schema.fact("minimum");
            causes.add("FieldValueInvalid", "%s in body should be greater than or equal to %s", path, value, least);
        }
        if (schema.fact("maximum").isNumber()
                && value.asDouble() > schema.fact("maximum").asDouble()) {
            var most = schema.fact("maximum");
            causes.add("FieldValueInvalid", "%s in body should be less than or equal to %s", path, value, most);
        }
    }

    private void checkEnum(Schema schema, JsonNode value, String path) {
        var allowed = schema.fact("enum");
        if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
            var words = allowed.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
            causes.put("FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + words, path);
        }
    }

    /** The real server files these under no field, and adds why the first alternative failed. */
    private void checkAlternatives(Schema schema, JsonNode value, String path) {
        var one = schema.alternatives("oneOf");
        var met = one.stream().filter(choice -> of(choice, value).isEmpty()).count();
        if (!one.isEmpty() && met != 1) {
            var found = met == 0 ? "none valid" : met + " valid alternatives";
            addAlternatives(path, "one and only one schema (oneOf). Found " + found);
        }
        var any = schema.alternatives("anyOf");
        boolean none = !any.isEmpty()
                && any.stream().noneMatch(choice -> of(choice, value).isEmpty());
        if (none) {
            addAlternatives(path, "at least one schema (anyOf)");
        }
        if (met == 0 && !one.isEmpty()) {
            check(one.getFirst(), value, path);
        }
        if (none) {
            check(any.getFirst(), value, path);
        }
    }

    private void addAlternatives(String path, String wanted) {
        var message = "Invalid value: \"\": \"" + path + "\" must validate " + wanted;
        causes.put("FieldValueInvalid", message, "");
    }

    private static String dotted(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
