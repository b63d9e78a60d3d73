package dev.breakwater.sandbox.cilium;

import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cluster as the imitated Cilium reads and writes it; it writes only what says something new. */
final class Objects {
    private final Store store;
    private final StatusWriter writer;

    Objects(Store store, StatusWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    List<Stored> list(String plural) {
        return store.list(plural, "").items();
    }

    boolean exists(String plural, String namespace, String name) {
        return store.get(new Stored.ObjectKey(plural, namespace, name)).isPresent();
    }

    String now() {
        return writer.now();
    }

    /** Writes a status if it says something new; conditions that stay as they were keep their time. */
    void writeStatus(Stored stored, ObjectNode status) {
        var present = stored.object();
        for (var condition : status.path("conditions")) {
            var since = present.at("/status/conditions")
                    .valueStream()
                    .filter(before -> before.path("type").equals(condition.path("type")))
                    .findFirst()
                    .filter(before -> before.path("status").equals(condition.path("status")))
                    .map(before -> before.path("lastTransitionTime").asString())
                    .orElseGet(writer::now);
            ((ObjectNode) condition).put("lastTransitionTime", since);
        }
        if (!present.path("status").equals(status)) {
            var next = present.deepCopy();
            next.set("status", status);
            put(stored.key(), "status", stored, next);
        }
    }

    /** Creates or updates an object that Cilium's operator owns. */
    void own(String plural, String name, ObjectNode object) {
        var key = new Stored.ObjectKey(plural, "", name);
        Optional<Stored> found = store.get(key);
        found.ifPresent(
                present -> object.withObject("/metadata").put("resourceVersion", String.valueOf(present.version())));
        put(key, "", found.orElse(null), object);
    }

    private void put(Stored.ObjectKey key, String part, @Nullable Stored found, ObjectNode next) {
        var present = found == null ? null : found.object();
        var written = writer.written(key, part, present, next);
        if (present == null || !present.equals(Json.object(Json.write(written)))) {
            store.write(key, found, written); // somebody faster makes an event, and another look
        }
    }

    void disown(Stored stored) {
        store.remove(stored);
    }

    static JsonNode spec(Stored stored) {
        return stored.object().path("spec");
    }

    static ObjectNode status(List<ObjectNode> conditions) {
        var status = Json.object();
        status.putArray("conditions").addAll(conditions);
        return status;
    }

    static ObjectNode condition(String type, String status, String message, String reason) {
        var condition = Json.object().put("type", type).put("status", status).put("message", message);
        return reason.isEmpty() ? condition : condition.put("reason", reason);
    }
}
