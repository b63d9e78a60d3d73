package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Defaults;
import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Ownership;
import dev.breakwater.sandbox.schema.Ownership.Result;
import dev.breakwater.sandbox.schema.Ownership.Writer;
import dev.breakwater.sandbox.schema.Validation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a write makes of an object before it is stored: owners, defaults, bookkeeping, validation. */
final class Writes {
    private static final List<String> KEPT = List.of("uid", "creationTimestamp", "generation", "deletionTimestamp");

    private final Clock clock;

    Writes(Clock clock) {
        this.clock = clock;
    }

    /** The object as a create, an update or a patch proposes it. */
    ObjectNode updated(Call call, @Nullable ObjectNode present, ObjectNode proposed) {
        var next = shaped(call, present, proposed.deepCopy());
        var unknown = Defaults.prune(call.kind().schema(), next);
        if (!unknown.isEmpty() && call.parameter("fieldValidation").equals("Strict")) {
            var listed = String.join(
                    ", ",
                    unknown.stream().map(f -> "unknown field \"" + f + "\"").toList());
            throw ApiError.badRequest("strict decoding error: " + listed);
        }
        fill(call.kind(), next);
        return finished(call, present, ownership(call).update(present, next));
    }

    /** The object as server-side apply merges it. */
    ObjectNode applied(Call call, @Nullable ObjectNode present, ObjectNode configuration) {
        return switch (ownership(call).apply(present, configuration, call.isOn("force"))) {
            case Result.Misfit(var errors) -> throw ApiError.misfit(call.kind(), call.namespace(), call.name(), errors);
            case Result.Conflicted(var conflicts) -> throw ApiError.owned(conflicts);
            case Result.Merged(var merged) -> {
                var next = shaped(call, present, merged);
                fill(call.kind(), next);
                yield finished(call, present, next);
            }
        };
    }

    private Ownership ownership(Call call) {
        var writer = new Writer(call.manager(), call.kind().apiVersion(), call.subresource(), now());
        return new Ownership(call.kind().schema(), writer);
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Puts back what a client cannot change: identity, and the half that its endpoint does not write. */
    private ObjectNode shaped(Call call, @Nullable ObjectNode present, ObjectNode next) {
        next.put("apiVersion", call.kind().apiVersion()).put("kind", call.kind().kind());
        if (present != null && call.subresource().equals("status")) {
            var owners = next.at("/metadata/managedFields");
            var status = next.get("status");
            next = present.deepCopy();
            next.withObject("/metadata").set("managedFields", owners);
            set(next, "status", status);
        } else if (call.kind().hasStatus()) {
            set(next, "status", present == null ? null : present.get("status"));
        }
        identify(call, present, next.withObject("/metadata"));
        return next;
    }

    private void identify(Call call, @Nullable ObjectNode present, ObjectNode metadata) {
        metadata.put("name", call.name());
        metadata.remove("selfLink");
        for (var field : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            if (metadata.path(field).isEmpty()) {
                metadata.remove(field);
            }
        }
        if (!call.namespace().isEmpty()) {
            metadata.put("namespace", call.namespace());
        }
        for (var field : KEPT) {
            set(
                    metadata,
                    field,
                    present == null ? null : present.path("metadata").get(field));
        }
        if (present == null) {
            metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
            metadata.remove("resourceVersion");
        } else {
            set(metadata, "resourceVersion", present.at("/metadata/resourceVersion"));
        }
    }

    private static void set(ObjectNode node, String field, tools.jackson.databind.@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            node.remove(field);
        } else {
            node.set(field, value.deepCopy());
        }
    }

    private static void fill(Kind kind, ObjectNode next) {
        Defaults.fill(kind.schema(), next);
        if (kind.isNamespace()) {
            var name = next.at("/metadata/name").asString();
            next.withObject("/metadata/labels").put("kubernetes.io/metadata.name", name);
            if (!next.has("spec")) {
                next.putObject("spec").putArray("finalizers").add("kubernetes");
            }
            if (!next.has("status")) {
                next.putObject("status").put("phase", "Active");
            }
        }
    }

    private static ObjectNode finished(Call call, @Nullable ObjectNode present, ObjectNode next) {
        if (call.kind().hasGeneration()) {
            long before =
                    present == null ? 0 : present.at("/metadata/generation").asLong(0);
            boolean same = present != null && intent(present).equals(intent(next));
            next.withObject("/metadata").put("generation", same ? before : before + 1);
        }
        var causes = Names.check(call.kind(), next);
        var broken = causes.isEmpty() ? Validation.of(call.kind().schema(), next) : causes;
        if (!broken.isEmpty()) {
            throw ApiError.invalid(call.kind(), call.name(), broken);
        }
        return next;
    }

    private static ObjectNode intent(ObjectNode object) {
        var intent = object.deepCopy();
        intent.remove(List.of("metadata", "status"));
        return intent;
    }
}
