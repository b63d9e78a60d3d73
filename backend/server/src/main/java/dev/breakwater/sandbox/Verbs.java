package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Get, create, update and patch of one object. */
final class Verbs {
    /** An HTTP code and its body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int code, byte[] body) {
        static Answer of(int code, JsonNode body) {
            return new Answer(code, Json.write(body));
        }
    }

    private static final int TRIES = 8;

    private final Store store;
    private final Kinds kinds;
    private final Writes writes;

    Verbs(Store store, Kinds kinds, Writes writes) {
        this.store = store;
        this.kinds = kinds;
        this.writes = writes;
    }

    Answer get(Call call) {
        return new Answer(200, present(call).bytes());
    }

    private Stored present(Call call) {
        return store.get(call.key()).orElseThrow(() -> ApiError.notFound(call.kind(), call.name()));
    }

    Answer create(Call call) {
        var proposed = object(call);
        var named = call.about(name(proposed));
        requireNamespace(named);
        if (store.get(named.key()).isPresent()) {
            throw ApiError.alreadyExists(call.kind(), named.name());
        }
        if (proposed.at("/metadata/resourceVersion").isString()) {
            throw ApiError.badRequest("resourceVersion should not be set on objects to be created");
        }
        return put(named, null, writes.updated(named, null, proposed))
                .orElseThrow(() -> ApiError.alreadyExists(call.kind(), named.name()));
    }

    private static String name(ObjectNode proposed) {
        var metadata = proposed.path("metadata");
        var prefix = metadata.path("generateName").asString("");
        var name = metadata.path("name").asString("");
        return name.isEmpty() && !prefix.isEmpty()
                ? prefix + UUID.randomUUID().toString().substring(0, 5)
                : name;
    }

    Answer update(Call call) {
        var proposed = object(call);
        var version = proposed.at("/metadata/resourceVersion").asString("");
        if (version.isEmpty() && call.kind().isCustom()) {
            throw Preconditions.invalid(call, "metadata.resourceVersion", "0: must be specified for an update");
        }
        return change(
                call, present -> writes.updated(call, Preconditions.expect(call, present, proposed), proposed), false);
    }

    Answer patch(Call call) {
        if (call.payload().contentType().startsWith("application/apply-patch")) {
            return apply(call);
        }
        return change(
                call,
                present -> {
                    var patched = Patches.patched(call, present.deepCopy());
                    return writes.updated(call, Preconditions.expect(call, present, patched), patched);
                },
                false);
    }

    private Answer apply(Call call) {
        var configuration = object(call);
        Patches.checkApplied(call, configuration);
        requireNamespace(call);
        return change(
                call,
                present -> writes.applied(call, Preconditions.expect(call, present, configuration), configuration),
                true);
    }

    /** Reads, changes and writes again as often as somebody else comes in between. */
    private Answer change(Call call, Function<ObjectNode, ObjectNode> change, boolean creates) {
        for (int i = 0; i < TRIES; i++) {
            var found = store.get(call.key());
            if (found.isEmpty() && !(creates && call.subresource().isEmpty())) {
                throw ApiError.notFound(call.kind(), call.name());
            }
            var present = found.map(Stored::object).orElse(null);
            var next = change.apply(present == null ? Json.object() : present);
            var answer = put(call, found.orElse(null), next);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw ApiError.modified(call.kind(), call.name());
    }

    /** Nothing is written when nothing changes or when the client only wants to know. */
    private Optional<Answer> put(Call call, @Nullable Stored found, ObjectNode next) {
        int code = found == null ? 201 : 200;
        if (call.isDryRun() || (found != null && found.object().equals(Json.object(Json.write(next))))) {
            return Optional.of(Answer.of(code, next));
        }
        return store.write(call.key(), found, next)
                .map(written -> ending(call.kind(), written))
                .map(written -> new Answer(code, written.bytes()));
    }

    /** An object on its way out goes with its last finalizer. */
    private Stored ending(Kind kind, Stored written) {
        var metadata = written.object().path("metadata");
        return metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty() && !kind.isNamespace()
                ? store.remove(written).orElse(written)
                : written;
    }

    private void requireNamespace(Call call) {
        var namespaces = kinds.named("namespaces");
        if (call.kind().namespaced()
                && store.get(new Stored.ObjectKey("namespaces", "", call.namespace()))
                        .isEmpty()) {
            throw ApiError.notFound(namespaces, call.namespace());
        }
    }

    private static ObjectNode object(Call call) {
        if (call.payload().body() instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the body is not an object");
    }
}
