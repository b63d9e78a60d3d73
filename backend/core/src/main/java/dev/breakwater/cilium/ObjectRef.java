package dev.breakwater.cilium;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which Kubernetes object, whatever its version: group (empty for the core group), kind, namespace if it has one, name. */
public record ObjectRef(String group, String kind, @Nullable String namespace, String name)
        implements Comparable<ObjectRef> {
    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::group)
            .thenComparing(ObjectRef::kind)
            .thenComparing(ref -> ref.namespace() == null ? "" : ref.namespace())
            .thenComparing(ObjectRef::name);

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    /** {@code group/kind/name}, or {@code group/kind/namespace/name}, with {@code core} for the core group. */
    @Override
    public String toString() {
        String first = (group.isEmpty() ? "core" : group) + "/" + kind + "/";
        return namespace == null ? first + name : first + namespace + "/" + name;
    }
}
