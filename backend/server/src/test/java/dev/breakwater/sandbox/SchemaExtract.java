package dev.breakwater.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the facts of the sandbox's kinds from a real API server: what a schema demands, none of what it describes.
 * Equal parts of schemas are written once, under a number.
 */
public final class SchemaExtract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FACTS = List.of(
            "type",
            "format",
            "pattern",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "required",
            "default",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-map-type",
            "x-kubernetes-int-or-string",
            "x-kubernetes-preserve-unknown-fields");
    private static final List<String> CUSTOM = List.of(
            "ciliumclusterwidenetworkpolicies",
            "ciliumnetworkpolicies",
            "ciliumloadbalancerippools",
            "ciliumbgpclusterconfigs",
            "ciliumbgppeerconfigs",
            "ciliumbgpadvertisements",
            "ciliumbgpnodeconfigs",
            "ciliumcidrgroups");
    private static final Map<String, List<String>> BUILT_IN = new TreeMap<>(Map.of(
            "/api/v1", List.of("namespaces", "pods", "secrets", "services"),
            "/apis/admissionregistration.k8s.io/v1",
                    List.of("validatingadmissionpolicies", "validatingadmissionpolicybindings")));

    private final Function<String, JsonNode> get;
    private final Map<String, Integer> uses = new LinkedHashMap<>();
    private JsonNode components = JSON.createObjectNode();

    public SchemaExtract(Function<String, JsonNode> get) {
        this.get = get;
    }

    /** The whole resource: one line per kind and one per shared part, so that a difference can be read. */
    public String extract() {
        var kinds = new ArrayList<ObjectNode>();
        BUILT_IN.forEach((path, plurals) -> plurals.forEach(plural -> kinds.add(builtIn(path, plural))));
        CUSTOM.forEach(plural -> kinds.add(custom(plural)));
        components = get.apply("/openapi/v3/api/v1").at("/components/schemas");
        var metadata = bare(components.get("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"), true);
        var head = JSON.createObjectNode();
        head.put("kubernetes", get.apply("/version").get("gitVersion").asString());
        head.put(
                "crdSchemaVersion",
                crd(CUSTOM.getFirst())
                        .at("/metadata/labels/io.cilium.k8s.crd.schema.version")
                        .asString());
        return new SharedParts().write(head, kinds, metadata);
    }

    private JsonNode crd(String plural) {
        return get.apply("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + plural + ".cilium.io");
    }

    private ObjectNode custom(String plural) {
        var spec = crd(plural).get("spec");
        var version = spec.get("versions")
                .valueStream()
                .filter(v -> v.get("storage").asBoolean())
                .findFirst()
                .orElseThrow();
        var kind = kind(spec.get("group").asString(), version.get("name").asString(), plural, spec.get("names"));
        kind.put("namespaced", spec.get("scope").asString().equals("Namespaced"));
        kind.put("status", version.at("/subresources/status").isObject());
        kind.set("schema", bare(version.at("/schema/openAPIV3Schema"), false));
        return kind;
    }

    private ObjectNode builtIn(String path, String plural) {
        components = get.apply("/openapi/v3" + path).at("/components/schemas");
        var resources = get.apply(path).get("resources");
        var resource = resources
                .valueStream()
                .filter(r -> r.get("name").asString().equals(plural))
                .findFirst()
                .orElseThrow();
        var group = path.startsWith("/apis/") ? path.split("/", -1)[2] : "";
        var names = JSON.createObjectNode();
        names.set("kind", resource.get("kind"));
        names.set("singular", resource.get("singularName"));
        names.set("shortNames", resource.path("shortNames"));
        var kind = kind(group, "v1", plural, names);
        kind.put("namespaced", resource.get("namespaced").asBoolean());
        kind.put(
                "status",
                resources.valueStream().anyMatch(r -> r.get("name").asString().equals(plural + "/status")));
        var name = components.propertyNames().stream()
                .filter(n -> n.endsWith(".v1." + resource.get("kind").asString()))
                .findFirst()
                .orElseThrow();
        kind.set("schema", bare(components.get(name), true));
        return kind;
    }

    private static ObjectNode kind(String group, String version, String plural, JsonNode names) {
        var kind = JSON.createObjectNode();
        kind.put("group", group).put("version", version).put("plural", plural);
        kind.set("kind", names.get("kind"));
        kind.set("singular", names.get("singular"));
        kind.set("shortNames", names.path("shortNames").isArray() ? names.get("shortNames") : JSON.createArrayNode());
        return kind;
    }

    /** A schema's facts; {@code published} marks those of built-in kinds, whose defaults are mostly Go's zero values. */
    private ObjectNode bare(JsonNode schema, boolean published) {
        if (schema.path("allOf").size() == 1) {
            schema = schema.at("/allOf/0");
        }
        if (schema.has("$ref")) {
            var name = schema.get("$ref").asString();
            schema = components.get(name.substring(name.lastIndexOf('/') + 1));
        }
        var bare = JSON.createObjectNode();
        for (var fact : FACTS) {
            var value = schema.get(fact);
            if (value != null && !(published && fact.equals("default") && isZero(value))) {
                bare.set(fact, value);
            }
        }
        if (schema.path("format").asString("").equals("int-or-string")) {
            return JSON.createObjectNode().put("x-kubernetes-int-or-string", true);
        }
        copyChildren(schema, bare, published);
        return bare;
    }

    private void copyChildren(JsonNode schema, ObjectNode bare, boolean published) {
        for (var word : List.of("oneOf", "anyOf")) {
            schema.path(word).forEach(choice -> bare.withArray(word).add(bare(choice, published)));
        }
        schema.path("properties")
                .properties()
                .forEach(e -> bare.withObject("/properties").set(e.getKey(), bare(e.getValue(), published)));
        for (var word : List.of("items", "additionalProperties")) {
            if (schema.path(word).isObject()) {
                bare.set(word, bare(schema.get(word), published));
            }
        }
    }

    private static boolean isZero(JsonNode value) {
        return value.isContainer()
                ? value.isEmpty()
                : value.asString("").isEmpty() || value.asString("").equals("0");
    }

    /** Writes each part that occurs twice only once. */
    private final class SharedParts {
        private final Map<String, String> names = new LinkedHashMap<>();

        private String write(ObjectNode head, List<ObjectNode> kinds, ObjectNode metadata) {
            count(metadata);
            kinds.forEach(kind -> {
                ((ObjectNode) kind.at("/schema/properties"))
                        .set("metadata", JSON.createObjectNode().put("$ref", "metadata"));
                count(kind.get("schema"));
            });
            uses.forEach((text, times) -> {
                if (times > 1 && text.length() > 100) {
                    names.put(text, String.valueOf(names.size() + 1));
                }
            });
            var lines = new ArrayList<String>();
            head.properties().forEach(e -> lines.add("\"" + e.getKey() + "\": " + e.getValue()));
            kinds.forEach(kind -> kind.set("schema", refer(kind.get("schema"), true)));
            lines.add("\"kinds\": [\n" + kinds.stream().map(JsonNode::toString).collect(Collectors.joining(",\n"))
                    + "\n]");
            var parts = new ArrayList<String>();
            parts.add("\"metadata\": " + refer(metadata, true));
            names.forEach((text, name) -> parts.add("\"" + name + "\": " + refer(JSON.readTree(text), true)));
            lines.add("\"shared\": {\n" + String.join(",\n", parts) + "\n}");
            return "{\n" + String.join(",\n", lines) + "\n}\n";
        }

        private void count(JsonNode node) {
            if (isSchema(node) && uses.merge(node.toString(), 1, Integer::sum) > 1) {
                return;
            }
            node.forEach(this::count);
        }

        private static boolean isSchema(JsonNode node) {
            return node.isObject()
                    && (node.path("type").isString() || node.path("oneOf").isArray());
        }

        private JsonNode refer(JsonNode node, boolean top) {
            var name = names.get(node.toString());
            if (!top && name != null) {
                return JSON.createObjectNode().put("$ref", name);
            }
            if (node.isObject()) {
                var copy = JSON.createObjectNode();
                node.properties().forEach(e -> copy.set(e.getKey(), refer(e.getValue(), false)));
                return copy;
            }
            if (node.isArray()) {
                var copy = JSON.createArrayNode();
                node.forEach(item -> copy.add(refer(item, false)));
                return copy;
            }
            return node;
        }
    }
}
