package dev.breakwater.sandbox;

import dev.breakwater.sandbox.Verbs.Answer;
import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delete, with its preconditions; an object with finalizers stays until they are gone, a namespace takes its content. */
final class Deletion {
    private static final int TRIES = 8;

    private final Store store;
    private final Kinds kinds;
    private final Writes writes;

    Deletion(Store store, Kinds kinds, Writes writes) {
        this.store = store;
        this.kinds = kinds;
        this.writes = writes;
    }

    Answer delete(Call call) {
        var options = options(call);
        Options.checkDelete(options);
        boolean dryRun = options.path("dryRun").toString().contains("All");
        for (int i = 0; i < TRIES; i++) {
            var found = store.get(call.key()).orElseThrow(() -> ApiError.notFound(call.kind(), call.name()));
            Preconditions.check(call, options.path("preconditions"), found.object());
            if (dryRun) {
                return answer(call, marked(found.object()));
            }
            var gone = remove(call, found);
            if (gone.isPresent()) {
                return answer(call, gone.get().object());
            }
        }
        throw ApiError.modified(call.kind(), call.name());
    }

    /** Parameters count only where there is no body. */
    private static JsonNode options(Call call) {
        if (call.payload().bytes().length > 0) {
            return call.payload().body();
        }
        var options = Json.object().put("propagationPolicy", call.parameter("propagationPolicy"));
        options.putArray("dryRun").add(call.parameter("dryRun"));
        return options;
    }

    /** What stays for its finalizers is shown as it is now; what is gone is only named. */
    private static Answer answer(Call call, ObjectNode object) {
        return Answer.of(200, call.kind().isNamespace() || isKept(object) ? object : deleted(call, object));
    }

    private Optional<Stored> remove(Call call, Stored found) {
        if (isKept(found.object())) {
            var marked = marked(found.object());
            return marked.equals(found.object()) ? Optional.of(found) : store.write(found.key(), found, marked);
        }
        if (call.kind().isNamespace()) {
            kinds.all().stream()
                    .filter(Kind::namespaced)
                    .flatMap(kind -> store.list(kind.plural(), call.name()).items().stream())
                    .forEach(store::remove);
        }
        return store.remove(found);
    }

    private static boolean isKept(ObjectNode object) {
        return !object.at("/metadata/finalizers").isEmpty();
    }

    /** That an object shall go is a change of what is wanted. */
    private ObjectNode marked(ObjectNode object) {
        var metadata = object.withObject("/metadata");
        if (metadata.has("deletionTimestamp")) {
            return object;
        }
        if (metadata.has("generation")) {
            metadata.put("generation", metadata.get("generation").asLong() + 1);
        }
        metadata.put("deletionTimestamp", writes.now()).put("deletionGracePeriodSeconds", 0);
        return object;
    }

    private static ObjectNode deleted(Call call, ObjectNode gone) {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
        var details = status.putObject("details").put("name", call.name());
        if (!call.kind().group().isEmpty()) {
            details.put("group", call.kind().group());
        }
        details.put("kind", call.kind().plural())
                .put("uid", gone.at("/metadata/uid").asString());
        status.putObject("metadata");
        return status;
    }
}
