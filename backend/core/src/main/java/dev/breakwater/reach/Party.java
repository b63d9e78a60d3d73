package dev.breakwater.reach;

import dev.breakwater.reach.rule.Label;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class of ends of flows that no clause can tell apart: pods with the same labels and named ports, a node as seen from itself or
 * from elsewhere, a reserved identity, a set of addresses that no prefix cuts, a DNS name.
 *
 * @param index its place among all parties of a space
 * @param name unique in its space: the first endpoint's id, {@code host:NODE}, an entity, a prefix, a DNS name
 */
public record Party(
        int index, Kind kind, String name, @Nullable String namespace, Set<Label> labels) {

    /** What a party stands for. */
    public enum Kind {
        PODS,
        LOCAL_NODE,
        REMOTE_NODE,
        RESERVED,
        ADDRESSES,
        NAME
    }

    public Party {
        labels = Set.copyOf(labels);
    }

    @Override
    public String toString() {
        return name;
    }
}
