package dev.breakwater.sandbox;

import dev.breakwater.sandbox.Verbs.Answer;
import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Optional;
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
        var options = call.payload().bytes().length == 0
                ? Json.object()
                : call.payload().body();
        boolean dryRun = call.isDryRun() || options.path("dryRun").toString().contains("All");
        for (int i = 0; i < TRIES; i++) {
            var found = store.get(call.key()).orElseThrow(() -> ApiError.notFound(call.kind(), call.name()));
            Preconditions.check(call, options.path("preconditions"), found.object());
            var gone = dryRun ? Optional.of(found) : remove(call, found);
            if (gone.isPresent()) {
                return Answer.of(200, call.kind().isNamespace() ? gone.get().object() : deleted(call, gone.get()));
            }
        }
        throw ApiError.modified(call.kind(), call.name());
    }

    private Optional<Stored> remove(Call call, Stored found) {
        var object = found.object();
        if (!object.at("/metadata/finalizers").isEmpty()) {
            object.withObject("/metadata")
                    .put("deletionTimestamp", writes.now())
                    .put("deletionGracePeriodSeconds", 0);
            return store.write(found.key(), found, object);
        }
        if (call.kind().isNamespace()) {
            kinds.all().stream()
                    .filter(Kind::namespaced)
                    .flatMap(kind -> store.list(kind.plural(), call.name()).items().stream())
                    .forEach(store::remove);
        }
        return store.remove(found);
    }

    private static ObjectNode deleted(Call call, Stored gone) {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
        var details = status.putObject("details").put("name", call.name());
        if (!call.kind().group().isEmpty()) {
            details.put("group", call.kind().group());
        }
        details.put("kind", call.kind().plural())
                .put("uid", gone.object().at("/metadata/uid").asString());
        status.putObject("metadata");
        return status;
    }
}
