package dev.breakwater.sandbox.schema;

import dev.breakwater.sandbox.storage.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The kinds there are, with the schemas of Cilium's CRDs and of Kubernetes as a real API server serves them. */
public final class Kinds {
    private final Map<String, Kind> byPath = new LinkedHashMap<>();
    private final String kubernetes;
    private final String crdSchemaVersion;

    private Kinds(JsonNode resource) {
        kubernetes = resource.get("kubernetes").asString();
        crdSchemaVersion = resource.get("crdSchemaVersion").asString();
        var resolved = new HashMap<String, Schema>();
        for (var facts : resource.get("kinds")) {
            var kind = read(facts, resource.get("shared"), resolved);
            byPath.put(kind.apiVersion() + "/" + kind.plural(), kind);
        }
    }

    public static Kinds load() {
        try (var in = Kinds.class.getResourceAsStream("/sandbox/schemas.json")) {
            if (in == null) {
                throw new IllegalStateException("sandbox/schemas.json is not on the class path");
            }
            return new Kinds(Json.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind read(JsonNode facts, JsonNode shared, Map<String, Schema> resolved) {
        return new Kind(
                facts.get("group").asString(),
                facts.get("version").asString(),
                facts.get("plural").asString(),
                facts.get("kind").asString(),
                facts.get("singular").asString(),
                facts.get("shortNames").valueStream().map(JsonNode::asString).toList(),
                facts.get("namespaced").asBoolean(),
                facts.get("status").asBoolean(),
                Schema.of(facts.get("schema"), shared, resolved));
    }

    public Optional<Kind> find(String apiVersion, String plural) {
        return Optional.ofNullable(byPath.get(apiVersion + "/" + plural));
    }

    /** The one kind with this plural name; ours are unique across groups. */
    public Kind named(String plural) {
        return byPath.values().stream()
                .filter(kind -> kind.plural().equals(plural))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind " + plural));
    }

    public List<Kind> all() {
        return List.copyOf(byPath.values());
    }

    public String kubernetes() {
        return kubernetes;
    }

    public String crdSchemaVersion() {
        return crdSchemaVersion;
    }
}
