package dev.breakwater.sandbox;

import dev.breakwater.sandbox.cilium.StatusWriter;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Stored.ObjectKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A writer inside the process, under a name of its own, by the same rules as those who come over HTTP. */
record Controller(String manager, Kinds kinds, Writes writes) implements StatusWriter {
    @Override
    public ObjectNode written(ObjectKey key, String part, @Nullable ObjectNode present, ObjectNode next) {
        var verb = present == null ? Call.Verb.CREATE : Call.Verb.UPDATE;
        var payload = new Call.Payload("", manager, new byte[0]);
        var call = new Call(verb, kinds.named(key.plural()), key.namespace(), key.name(), part, Map.of(), payload);
        return present == null ? writes.created(call, next) : writes.updated(call, present, next);
    }

    @Override
    public String now() {
        return writes.now();
    }
}
