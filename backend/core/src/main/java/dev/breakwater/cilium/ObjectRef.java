package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Rejection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which object of a cluster is meant, whatever version it is served in; written {@code group/kind/name}. */
public record ObjectRef(String group, String kind, @Nullable String namespace, String name)
        implements Comparable<ObjectRef> {
    private static final String CORE = "core";
    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::group)
            .thenComparing(ObjectRef::kind)
            .thenComparing(ref -> ref.namespace == null ? "" : ref.namespace)
            .thenComparing(ObjectRef::name);

    /** Reads {@code group/kind/name} or {@code group/kind/namespace/name}; {@code core} is the group without a name. */
    public static ObjectRef parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw Rejection.invalid("id-invalid", "An object is named group/kind/name");
        }
        String group = parts[0].equals(CORE) ? "" : parts[0];
        return new ObjectRef(group, parts[1], parts.length == 4 ? parts[2] : null, parts[parts.length - 1]);
    }

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String scope = namespace == null ? "" : namespace + "/";
        return (group.isEmpty() ? CORE : group) + "/" + kind + "/" + scope + name;
    }
}
