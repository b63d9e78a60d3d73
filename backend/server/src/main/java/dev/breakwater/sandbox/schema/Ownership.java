package dev.breakwater.sandbox.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who owns which field: merges applied configurations and keeps {@code managedFields} by the rules of the real server. */
public final class Ownership {
    /** Who writes what, at which time, as RFC 3339 text. */
    public record Writer(String manager, String apiVersion, String subresource, String time) {
        private Owner owner(String operation, FieldSet fields) {
            return new Owner(manager, operation, apiVersion, subresource, time, fields);
        }
    }

    /** One field that somebody else owns with another value. */
    public record Conflict(String owner, String field) {}

    /** What became of an applied configuration. */
    public sealed interface Result {
        record Merged(ObjectNode object) implements Result {}

        record Conflicted(List<Conflict> conflicts) implements Result {}

        record Misfit(List<String> errors) implements Result {}
    }

    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private static final FieldSet BOOKKEEPING = List.of(
                    "name",
                    "namespace",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "selfLink",
                    "uid",
                    "generation",
                    "managedFields",
                    "resourceVersion")
            .stream()
            .map(name -> FieldSet.path("f:metadata", "f:" + name))
            .reduce(
                    FieldSet.path("f:apiVersion").union(FieldSet.path("f:kind")).union(FieldSet.path("f:metadata")),
                    FieldSet::union);

    private final Schema schema;
    private final Writer writer;

    public Ownership(Schema schema, Writer writer) {
        this.schema = schema;
        this.writer = writer;
    }

    /** Server-side apply: {@code present} is null where the object does not exist yet. */
    public Result apply(@Nullable ObjectNode present, ObjectNode applied, boolean force) {
        var misfits = Misfits.of(schema, applied);
        if (!misfits.isEmpty()) {
            return new Result.Misfit(misfits);
        }
        var owners = present == null ? List.<Owner>of() : owners(present);
        var named = Fields.of(schema, applied).without(otherHalf());
        var mine = writer.owner(Owner.APPLY, named.minus(BOOKKEEPING));
        var before = owners.stream().filter(mine::isSameAs).findFirst();
        var others = owners.stream().filter(owner -> !mine.isSameAs(owner)).toList();
        var live = live(present);
        var merged = requireNonNull(Merging.merge(schema, live, applied));
        var last = before.map(Owner::fields).orElse(FieldSet.none());
        var next =
                (ObjectNode) Merging.prune(schema, merged, last, ownedBy(others).union(named));
        var difference = Comparison.of(schema, live, next).without(otherHalf());
        var conflicts = conflicts(others, difference.written());
        if (!force && !conflicts.isEmpty()) {
            return new Result.Conflicted(conflicts);
        }
        var time = live.equals(next) ? before.map(Owner::time).orElse("") : mine.time();
        return merged(next, without(others, difference), mine.at(time));
    }

    /** Kinds that are compiled in are never without their halves, so nobody comes to own their being there. */
    private ObjectNode live(@Nullable ObjectNode present) {
        var live = present == null ? JsonNodeFactory.instance.objectNode() : withoutOwners(present);
        if (!isCustom()) {
            for (var half : List.of("spec", "status")) {
                if (schema.isNamed(half) && !live.has(half)) {
                    live.putObject(half);
                }
            }
        }
        return live;
    }

    private boolean isCustom() {
        return writer.apiVersion().startsWith("cilium.io/");
    }

    /** What nobody owned so far belongs, from the first apply on, to whoever wrote it before. */
    private List<Owner> owners(ObjectNode present) {
        var owners = Owner.of(present);
        if (!owners.isEmpty()) {
            return owners;
        }
        var difference = Comparison.of(schema, live(null), live(present));
        return List.of(new Writer(BEFORE_FIRST_APPLY, writer.apiVersion(), writer.subresource(), writer.time())
                .owner(Owner.UPDATE, claimed(difference.written())));
    }

    private static Result merged(ObjectNode merged, List<Owner> others, Owner mine) {
        others.add(mine);
        Owner.write(merged, others);
        return new Result.Merged(merged);
    }

    /** A plain write: the writer comes to own what it changed, everyone else loses it. */
    public ObjectNode update(@Nullable ObjectNode present, ObjectNode next) {
        var written = withoutOwners(next);
        var owners = ownersOfUpdate(present, next);
        boolean unkept = owners.isEmpty() && present != null; // nobody began to keep owners, nor does this write
        if (unkept || Misfits.areIn(schema, next)) {
            return written;
        }
        var difference = Comparison.of(schema, live(present), live(next)).without(otherHalf());
        var mine = writer.owner(Owner.UPDATE, claimed(difference.written()));
        var kept = without(owners, difference);
        var before = kept.stream().filter(mine::isSameAs).findFirst();
        if (!mine.fields().isEmpty()) {
            before.ifPresent(kept::remove);
            kept.add(mine.holding(
                    before.map(Owner::fields).orElse(FieldSet.none()).union(mine.fields())));
        }
        Owner.write(written, kept);
        return written;
    }

    /** Those that the writer states (though never by way of the status), else those there were, unless it wants none. */
    private List<Owner> ownersOfUpdate(@Nullable ObjectNode present, ObjectNode next) {
        boolean stated = writer.subresource().isEmpty() || present == null;
        if (stated && resetsOwners(next)) {
            return List.of();
        }
        var given = stated ? Owner.of(next) : List.<Owner>of();
        return given.isEmpty() && present != null ? Owner.of(present) : given;
    }

    /** An empty list, or one empty entry, is how a client says that nobody shall own anything any more. */
    private static boolean resetsOwners(ObjectNode next) {
        var stated = next.path("metadata").path("managedFields");
        return stated.isArray()
                && (stated.isEmpty() || (stated.size() == 1 && stated.get(0).isEmpty()));
    }

    private FieldSet claimed(FieldSet fields) {
        return fields.minus(BOOKKEEPING).without(otherHalf());
    }

    /** Whoever writes the status neither owns nor fights for the specification, and the other way round. */
    private String otherHalf() {
        return writer.subresource().equals("status") ? "f:spec" : "f:status";
    }

    private static List<Owner> without(List<Owner> others, Comparison difference) {
        var lost = difference.written().union(difference.removed());
        var kept = new ArrayList<Owner>();
        others.forEach(owner -> kept.add(owner.holding(owner.fields().minus(lost))));
        return kept;
    }

    private static FieldSet ownedBy(List<Owner> owners) {
        return owners.stream().map(Owner::fields).reduce(FieldSet.none(), FieldSet::union);
    }

    private static List<Conflict> conflicts(List<Owner> others, FieldSet written) {
        return others.stream()
                .flatMap(owner -> owner.fields().intersection(written).paths().stream()
                        .map(path -> new Conflict(owner.spoken(), path)))
                .toList();
    }

    private static ObjectNode withoutOwners(ObjectNode object) {
        var bare = object.deepCopy();
        if (bare.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return bare;
    }
}
