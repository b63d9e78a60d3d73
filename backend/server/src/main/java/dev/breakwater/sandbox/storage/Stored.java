package dev.breakwater.sandbox.storage;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One object as it was written: its bytes, its resource version, and the labels that selectors ask for. */
@SuppressWarnings("ArrayRecordComponent") // known by its version, never compared by its bytes
public record Stored(ObjectKey key, long version, Map<String, String> labels, byte[] bytes) {
    /** Where an object lives; {@code namespace} is empty for those of the whole cluster. */
    public record ObjectKey(String plural, String namespace, String name) implements Comparable<ObjectKey> {
        @Override
        public int compareTo(ObjectKey other) {
            int byPlural = plural.compareTo(other.plural);
            int byNamespace = byPlural != 0 ? byPlural : namespace.compareTo(other.namespace);
            return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
        }

        @Override
        public String toString() {
            return plural + "/" + namespace + "/" + name;
        }

        static ObjectKey parse(String text) {
            int first = text.indexOf('/');
            int second = text.indexOf('/', first + 1);
            return new ObjectKey(
                    text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
        }
    }

    static Stored of(ObjectKey key, long version, ObjectNode object) {
        var labels = new HashMap<String, String>();
        object.path("metadata")
                .path("labels")
                .properties()
                .forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
        return new Stored(key, version, Map.copyOf(labels), Json.write(object));
    }

    public ObjectNode object() {
        return Json.object(bytes);
    }
}
