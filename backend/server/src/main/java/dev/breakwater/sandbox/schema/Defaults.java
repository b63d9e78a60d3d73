package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in the defaults that schemas state, and takes out what they do not know: fields, and nulls. */
public final class Defaults {
    private Defaults() {}

    /** Adds each stated default below what is there; an absent object stays absent unless it has a default itself. */
    public static void fill(Schema schema, JsonNode value) {
        if (value instanceof ObjectNode object) {
            schema.properties().forEach((name, child) -> {
                var stated = child.fact("default");
                if (isNothing(object.get(name)) && !stated.isMissingNode()) {
                    object.set(name, stated.deepCopy());
                }
            });
            object.properties().forEach(e -> fill(Fields.below(schema, "f:" + e.getKey()), e.getValue()));
        } else if (value.isArray()) {
            value.forEach(item -> fill(schema.items(), item));
        }
    }

    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    /** Takes out nulls, as decoding does: no field of our kinds can hold one. In lists they stay, and are refused. */
    public static void dropNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(name -> object.get(name).isNull())
                    .forEach(object::remove);
        }
        value.forEach(Defaults::dropNulls);
    }

    /** Removes undeclared fields in place and returns their paths. */
    public static List<String> prune(Schema schema, JsonNode value) {
        var pruned = new ArrayList<String>();
        prune(schema, value, "", pruned);
        return pruned.stream().sorted().toList();
    }

    private static void prune(Schema schema, JsonNode value, String path, List<String> pruned) {
        if (value instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var at = path.isEmpty() ? name : path + "." + name;
                var child = schema.child(name);
                if (child == null) {
                    object.remove(name);
                    pruned.add(at);
                } else {
                    prune(child, object.get(name), at, pruned);
                }
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                prune(schema.items(), value.get(i), path + "[" + i + "]", pruned);
            }
        }
    }
}
