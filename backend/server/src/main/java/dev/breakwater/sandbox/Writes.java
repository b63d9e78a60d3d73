package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Defaults;
import dev.breakwater.sandbox.schema.Metadata;
import dev.breakwater.sandbox.schema.Namespaces;
import dev.breakwater.sandbox.schema.Ownership;
import dev.breakwater.sandbox.schema.Ownership.Result;
import dev.breakwater.sandbox.schema.Ownership.Writer;
import dev.breakwater.sandbox.schema.Validation;
import dev.breakwater.sandbox.schema.Validation.Cause;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a write makes of an object before it is stored: owners, defaults, bookkeeping, validation. */
final class Writes {
    private final Clock clock;

    Writes(Clock clock) {
        this.clock = clock;
    }

    /** The object as a create proposes it. */
    ObjectNode created(Call call, ObjectNode proposed) {
        proposed.withObject("/metadata")
                .remove(List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"));
        Namespaces.label(call.kind(), proposed);
        return made(call, ownership(call).update(null, proposed));
    }

    /** The object as an update or a patch proposes it. */
    ObjectNode updated(Call call, ObjectNode present, ObjectNode proposed) {
        Namespaces.label(call.kind(), proposed);
        return changed(call, present, ownership(call).update(present, proposed));
    }

    /** The object as server-side apply merges it. */
    ObjectNode applied(Call call, @Nullable ObjectNode present, ObjectNode configuration) {
        return switch (ownership(call).apply(present, configuration, call.isOn("force"))) {
            case Result.Misfit(var errors) -> throw ApiError.misfit(call.kind(), configuration, errors);
            case Result.Conflicted(var conflicts) -> throw ApiError.owned(conflicts);
            case Result.Merged(var merged) -> {
                if (present == null) {
                    Preconditions.checkAbsent(call, configuration);
                }
                Preconditions.checkName(call, merged);
                Decoding.dropNullStrings(merged);
                Defaults.fill(call.kind().schema(), merged);
                Namespaces.label(call.kind(), merged);
                yield present == null ? made(call, merged) : changed(call, present, merged);
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

    private ObjectNode made(Call call, ObjectNode next) {
        Decoding.requireSameKind(call, next);
        var metadata = identified(call, next);
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        metadata.remove("generation");
        if (call.kind().hasGeneration()) {
            metadata.put("generation", 1);
        }
        if (call.kind().hasStatus()) {
            next.remove("status");
        }
        Namespaces.begin(call.kind(), next);
        refuse(call, check(call, null, next));
        return next;
    }

    private ObjectNode changed(Call call, ObjectNode present, ObjectNode next) {
        Preconditions.checkVersion(call, present, next);
        Decoding.requireSameKind(call, next);
        var kept = call.isOfStatus() ? withStatus(call, present, next) : withoutStatus(call, present, next);
        var metadata = identified(call, kept);
        for (var field :
                List.of("creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation")) {
            set(metadata, field, present.path("metadata").get(field));
        }
        set(metadata, "resourceVersion", present.at("/metadata/resourceVersion"));
        if (!metadata.has("uid")) {
            set(metadata, "uid", present.at("/metadata/uid"));
        }
        if (call.kind().hasGeneration() && !intent(present).equals(intent(kept))) {
            metadata.put("generation", present.at("/metadata/generation").asLong(0) + 1);
        }
        refuse(call, check(call, present, kept));
        return kept;
    }

    /** The endpoint of an object leaves the status as it is. */
    private static ObjectNode withoutStatus(Call call, ObjectNode present, ObjectNode next) {
        if (call.kind().hasStatus()) {
            set(next, "status", present.get("status"));
        }
        if (call.kind().isNamespace()) {
            set(next, "spec", present.get("spec"));
        }
        return next;
    }

    /** The endpoint of a status leaves the rest as it is; only kinds that are compiled in let it write metadata too. */
    private static ObjectNode withStatus(Call call, ObjectNode present, ObjectNode next) {
        if (!call.kind().isCustom()) {
            set(next, "spec", present.get("spec"));
            return next;
        }
        var kept = present.deepCopy();
        set(kept.withObject("/metadata"), "managedFields", next.at("/metadata/managedFields"));
        set(kept, "status", next.path("status").isNull() ? null : next.get("status"));
        return kept;
    }

    private static ObjectNode identified(Call call, ObjectNode next) {
        next.put("apiVersion", call.kind().apiVersion()).put("kind", call.kind().kind());
        var metadata = next.withObject("/metadata");
        metadata.remove("selfLink");
        set(metadata, "namespace", null);
        if (!call.namespace().isEmpty()) {
            metadata.put("namespace", call.namespace());
        }
        Decoding.dropEmpty(metadata);
        return metadata;
    }

    private static void set(ObjectNode node, String field, @Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            node.remove(field);
        } else {
            node.set(field, value.deepCopy());
        }
    }

    private static List<Cause> check(Call call, @Nullable ObjectNode present, ObjectNode next) {
        var causes = new ArrayList<>(Metadata.check(call.kind(), present, next));
        causes.addAll(
                call.isOfStatus() && call.kind().isCustom()
                        ? Validation.ofField("status", call.kind().schema(), next)
                        : Validation.of(call.kind().schema(), next));
        return causes;
    }

    private static void refuse(Call call, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiError.invalid(call.kind(), call.name(), causes);
        }
    }

    private static ObjectNode intent(ObjectNode object) {
        var intent = object.deepCopy();
        intent.remove(List.of("metadata", "status"));
        return intent;
    }
}
