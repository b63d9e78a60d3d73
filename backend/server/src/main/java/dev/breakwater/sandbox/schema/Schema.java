package dev.breakwater.sandbox.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One structural schema: a node of facts and, shared between the places that refer to it, its children. */
public final class Schema {
    /** How the items of a list merge: the whole list is one value, each item is its own value, or a key names it. */
    public enum Listing {
        ATOMIC,
        SET,
        MAP
    }

    /** What a field holds that no schema describes. */
    static final Schema ANYTHING =
            new Schema(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), new HashMap<>());

    private final JsonNode facts;
    private final JsonNode shared;
    private final Map<String, Schema> resolved;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private List<Schema> oneOf = List.of();
    private List<Schema> anyOf = List.of();
    private @Nullable Schema items;
    private @Nullable Schema additional;
    private @Nullable Pattern pattern;

    private Schema(JsonNode facts, JsonNode shared, Map<String, Schema> resolved) {
        this.facts = facts;
        this.shared = shared;
        this.resolved = resolved;
    }

    /** Reads a schema whose {@code {"$ref": name}} nodes stand for entries of {@code shared}. */
    public static Schema of(JsonNode facts, JsonNode shared, Map<String, Schema> resolved) {
        if (facts.has("$ref")) {
            var name = facts.get("$ref").asString();
            var known = resolved.get(name);
            if (known == null) {
                known = of(shared.get(name), shared, resolved);
                resolved.put(name, known);
            }
            return known;
        }
        var schema = new Schema(facts, shared, resolved);
        schema.readChildren();
        return schema;
    }

    private void readChildren() {
        facts.path("properties").properties().forEach(e -> properties.put(e.getKey(), part(e.getValue())));
        items = facts.has("items") ? part(facts.get("items")) : null;
        additional = facts.path("additionalProperties").isObject() ? part(facts.get("additionalProperties")) : null;
        oneOf = facts.path("oneOf").valueStream().map(this::part).toList();
        anyOf = facts.path("anyOf").valueStream().map(this::part).toList();
        pattern = facts.has("pattern") ? Pattern.compile(facts.get("pattern").asString()) : null;
    }

    private Schema part(JsonNode child) {
        return of(child, shared, resolved);
    }

    /** The alternatives below {@code oneOf} or {@code anyOf}; empty when the schema has none. */
    List<Schema> alternatives(String word) {
        return word.equals("oneOf") ? oneOf : anyOf;
    }

    String type() {
        return facts.path("type").asString("");
    }

    Map<String, Schema> properties() {
        return properties;
    }

    /** The schema of a field, whether a declared property or an entry of a map; null when nothing declares it. */
    @Nullable
    Schema child(String field) {
        var declared = properties.get(field);
        if (declared != null) {
            return declared;
        }
        return additional != null ? additional : keepsUnknown() ? ANYTHING : null;
    }

    boolean isNamed(String field) {
        return properties.containsKey(field);
    }

    Schema items() {
        return items != null ? items : ANYTHING;
    }

    boolean keepsUnknown() {
        return facts.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
                || (properties.isEmpty() && additional == null && items == null);
    }

    boolean isIntOrString() {
        return facts.path("x-kubernetes-int-or-string").asBoolean(false);
    }

    /** A scalar of any type, as structured merge takes every string with a format but base64. */
    boolean isUntyped() {
        var format = facts.path("format").asString("");
        return isIntOrString() || (type().equals("string") && !format.isEmpty() && !format.equals("byte"));
    }

    Listing listing() {
        return switch (facts.path("x-kubernetes-list-type").asString("atomic")) {
            case "map" -> Listing.MAP;
            case "set" -> Listing.SET;
            default -> Listing.ATOMIC;
        };
    }

    /** True where each field of a map has an owner of its own; where nothing is declared, the values decide. */
    boolean isGranularMap(@Nullable JsonNode before, @Nullable JsonNode after) {
        boolean map = type().isEmpty() ? isObject(before) || isObject(after) : type().equals("object");
        return map && !facts.path("x-kubernetes-map-type").asString("").equals("atomic");
    }

    private static boolean isObject(@Nullable JsonNode value) {
        return value != null && value.isObject();
    }

    boolean isGranularList() {
        return type().equals("array") && listing() != Listing.ATOMIC;
    }

    /** True where two values (null for an absent one) are one field: scalars, atomic values, and nothing on both sides. */
    boolean isLeaf(@Nullable JsonNode before, @Nullable JsonNode after) {
        return (!isGranularMap(before, after) && !isGranularList()) || (isNothing(before) && isNothing(after));
    }

    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null || value.isEmpty();
    }

    List<String> keys() {
        return facts.path("x-kubernetes-list-map-keys")
                .valueStream()
                .map(JsonNode::asString)
                .sorted()
                .toList();
    }

    @Nullable
    Pattern pattern() {
        return pattern;
    }

    /** One bare fact ({@code minimum}, {@code enum}, {@code required}, ...); a missing node when it is not stated. */
    JsonNode fact(String name) {
        return facts.path(name);
    }

    /** As OpenAPI publishes it: types and structure, without what only validation asks for. */
    public ObjectNode published() {
        var published = JsonNodeFactory.instance.objectNode();
        if (!type().isEmpty()) {
            published.put("type", type());
        }
        properties.forEach(
                (name, child) -> published.withObjectProperty("properties").set(name, child.published()));
        if (items != null) {
            published.set("items", items.published());
        }
        if (additional != null) {
            published.set("additionalProperties", additional.published());
        }
        if (facts.has("required")) {
            published.set("required", facts.get("required"));
        }
        return published;
    }
}
