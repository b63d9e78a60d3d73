package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import tools.jackson.databind.node.ObjectNode;

/** What is special about namespaces: a label with their name, a finalizer and a phase, and that things live in them. */
final class Namespaces {
    private Namespaces() {}

    /** Whoever writes a namespace owns this label too. */
    static void label(Kind kind, ObjectNode object) {
        var name = object.at("/metadata/name").asString("");
        if (kind.isNamespace() && !name.isEmpty()) {
            var metadata = object.withObject("/metadata");
            if (!metadata.path("labels").isObject()) {
                metadata.putObject("labels");
            }
            metadata.withObject("/labels").put("kubernetes.io/metadata.name", name);
            if (object.path("status") instanceof ObjectNode status && !status.has("phase")) {
                status.put("phase", "Active");
            }
        }
    }

    /** What nobody writes or owns. */
    static void begin(Kind kind, ObjectNode object) {
        if (kind.isNamespace()) {
            object.putObject("spec").putArray("finalizers").add("kubernetes");
            object.putObject("status").put("phase", "Active");
        }
    }

    /** Refuses to put something into a namespace that is not there. */
    static void require(Call call, Store store, Kinds kinds) {
        var key = new Stored.ObjectKey("namespaces", "", call.namespace());
        if (call.kind().namespaced() && store.get(key).isEmpty()) {
            throw ApiError.notFound(kinds.named("namespaces"), call.namespace());
        }
    }
}
