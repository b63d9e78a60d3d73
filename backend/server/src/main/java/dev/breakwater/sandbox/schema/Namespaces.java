package dev.breakwater.sandbox.schema;

import tools.jackson.databind.node.ObjectNode;

/** What is special about namespaces: a label with their name, a finalizer and a phase. */
public final class Namespaces {
    private Namespaces() {}

    /** Whoever writes a namespace owns this label too. */
    public static void label(Kind kind, ObjectNode object) {
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
    public static void begin(Kind kind, ObjectNode object) {
        if (kind.isNamespace()) {
            object.putObject("spec").putArray("finalizers").add("kubernetes");
            object.putObject("status").put("phase", "Active");
        }
    }
}
