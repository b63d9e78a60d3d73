package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
        Options.check(call);
        var proposed = Decoding.proposed(call);
        var named = call.about(name(proposed));
        Preconditions.checkName(named, proposed);
        requireNamespace(named);
        boolean versioned =
                !proposed.at("/metadata/resourceVersion").asString("").isEmpty();
        proposed.withObject("/metadata").put("name", named.name());
        var next = writes.created(named, proposed);
        if (versioned && !call.isDryRun()) {
            throw ApiError.of(500, "", "resourceVersion should not be set on objects to be created");
        }
        store.get(named.key()).ifPresent(present -> {
            throw present.object().path("metadata").has("deletionTimestamp")
                    ? ApiError.stillThere(call.kind(), named.name())
                    : ApiError.alreadyExists(call.kind(), named.name());
        });
        return put(named, null, next).orElseThrow(() -> ApiError.alreadyExists(call.kind(), named.name()));
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
        Options.check(call);
        var proposed = Decoding.proposed(call);
        Preconditions.checkName(call, proposed);
        return change(call, present -> {
            Preconditions.checkUid(call, proposed, present);
            return writes.updated(call, present, proposed.deepCopy());
        });
    }

    Answer patch(Call call) {
        Patches.checkType(call);
        Options.check(call);
        if (call.isApply()) {
            return apply(call);
        }
        return change(call, present -> {
            var patched = Decoding.patched(call, Patches.patched(call, present.deepCopy()));
            Preconditions.checkName(call, patched);
            return writes.updated(call, present, patched);
        });
    }

    private Answer apply(Call call) {
        var configuration = Decoding.body(call);
        requireNamespace(call);
        for (int i = 0; i < TRIES && store.get(call.key()).isEmpty() && !call.isOfStatus(); i++) {
            Patches.checkApplied(call, configuration);
            var next = writes.applied(call, null, configuration);
            var answer = put(call, null, next);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return change(call, present -> {
            Patches.checkApplied(call, configuration);
            return writes.applied(call, present, configuration);
        });
    }

    /** Reads, changes and writes again as often as somebody else comes in between. */
    private Answer change(Call call, UnaryOperator<ObjectNode> change) {
        for (int i = 0; i < TRIES; i++) {
            var found = present(call);
            var answer = put(call, found, change.apply(found.object()));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw ApiError.modified(call.kind(), call.name());
    }

    /** Nothing is written when nothing but times of owners changes, or when the client only wants to know. */
    private Optional<Answer> put(Call call, @Nullable Stored found, ObjectNode next) {
        int code = found == null ? 201 : 200;
        if (found != null && timeless(found.object()).equals(timeless(Json.object(Json.write(next))))) {
            return Optional.of(new Answer(code, found.bytes()));
        }
        if (call.isDryRun()) {
            return Optional.of(Answer.of(code, next));
        }
        return store.write(call.key(), found, next)
                .map(written -> ending(call.kind(), written))
                .map(written -> new Answer(code, written.bytes()));
    }

    private static ObjectNode timeless(ObjectNode object) {
        object.path("metadata").path("managedFields").forEach(owner -> ((ObjectNode) owner).remove("time"));
        return object;
    }

    /** An object on its way out goes with its last finalizer. */
    private Stored ending(Kind kind, Stored written) {
        var metadata = written.object().path("metadata");
        return metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty() && !kind.isNamespace()
                ? store.remove(written).orElse(written)
                : written;
    }

    private void requireNamespace(Call call) {
        var key = new Stored.ObjectKey("namespaces", "", call.namespace());
        if (call.kind().namespaced() && store.get(key).isEmpty()) {
            throw ApiError.notFound(kinds.named("namespaces"), call.namespace());
        }
    }
}
