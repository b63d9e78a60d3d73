package dev.breakwater.sandbox.schema;

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
        var configuration = withoutOwners(applied);
        var misfits = Fields.misfits(schema, configuration);
        if (!misfits.isEmpty()) {
            return new Result.Misfit(misfits);
        }
        var owners = present == null ? List.<Owner>of() : owners(present);
        var named = Fields.of(schema, configuration);
        var mine = writer.owner(Owner.APPLY, claimed(named));
        var before = owners.stream().filter(mine::isSameAs).findFirst();
        var others = owners.stream().filter(owner -> !mine.isSameAs(owner)).toList();
        var live = present == null ? JsonNodeFactory.instance.objectNode() : withoutOwners(present);
        var merged = (ObjectNode) Merging.merge(schema, live, configuration);
        before.ifPresent(was ->
                Merging.prune(schema, merged, was.fields(), ownedBy(others).union(named)));
        var difference = Fields.compare(schema, live, merged).without(otherHalf());
        var conflicts = conflicts(others, difference.written());
        if (!force && !conflicts.isEmpty()) {
            return new Result.Conflicted(conflicts);
        }
        var unchanged = before.filter(was -> was.fields().equals(mine.fields()));
        return merged(merged, without(others, difference), unchanged.orElse(mine));
    }

    /** What nobody owned so far belongs, from the first apply on, to whoever wrote it before. */
    private List<Owner> owners(ObjectNode present) {
        var owners = Owner.of(present);
        if (!owners.isEmpty()) {
            return owners;
        }
        var nothing = JsonNodeFactory.instance.objectNode();
        if (!writer.apiVersion().startsWith("cilium.io/")) {
            nothing.putObject(
                    "spec"); // kinds that are compiled in are never without it, so nobody comes to own its being there
        }
        var fields =
                claimed(Fields.compare(schema, nothing, withoutOwners(present)).written());
        return List.of(new Writer(BEFORE_FIRST_APPLY, writer.apiVersion(), writer.subresource(), writer.time())
                .owner(Owner.UPDATE, fields));
    }

    private static Result merged(ObjectNode merged, List<Owner> others, Owner mine) {
        others.add(mine);
        Owner.write(merged, others);
        return new Result.Merged(merged);
    }

    /** A plain write: the writer comes to own what it changed, everyone else loses it. */
    public ObjectNode update(@Nullable ObjectNode present, ObjectNode next) {
        var live = present == null ? JsonNodeFactory.instance.objectNode() : withoutOwners(present);
        var written = withoutOwners(next);
        var difference = Fields.compare(schema, live, written).without(otherHalf());
        var given = Owner.of(next);
        var owners = given.isEmpty() && present != null && !resetsOwners(next) ? Owner.of(present) : given;
        var mine = writer.owner(Owner.UPDATE, claimed(difference.written()));
        var before = owners.stream().filter(mine::isSameAs).findFirst();
        var kept = without(owners.stream().filter(o -> !mine.isSameAs(o)).toList(), difference);
        var had = before.map(Owner::fields).orElse(FieldSet.none()).minus(difference.removed());
        var owned = had.union(mine.fields());
        kept.add(before.filter(was -> was.fields().equals(owned)).orElse(mine.holding(owned)));
        Owner.write(written, kept);
        return written;
    }

    /** One empty entry is how a client says that nobody shall own anything any more. */
    private static boolean resetsOwners(ObjectNode next) {
        return next.path("metadata").path("managedFields").size() == 1;
    }

    private FieldSet claimed(FieldSet fields) {
        return fields.minus(BOOKKEEPING).without(otherHalf());
    }

    /** Whoever writes the status neither owns nor fights for the specification, and the other way round. */
    private String otherHalf() {
        return writer.subresource().equals("status") ? "f:spec" : "f:status";
    }

    private static List<Owner> without(List<Owner> others, Fields.Difference difference) {
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
