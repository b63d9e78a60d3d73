package dev.breakwater.reach.object;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Topology;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of a rule depends on beside the rule.
 *
 * @param namespace the object's; null for a clusterwide one
 * @param doubt why it is not known what the object comes to; null if it is known
 * @param initSubject whether the rule's subject mentions {@code reserved:init}, so that peers get no namespace
 */
record Scope(
        ObjectRef object,
        @Nullable String namespace,
        Topology topology,
        @Nullable String doubt,
        boolean initSubject) {

    Scope forInit(boolean init) {
        return new Scope(object, namespace, topology, doubt, init);
    }

    /** Whom a peer's selector may reach at most: its own namespace, or whatever has one, unless it says so itself. */
    SelectorDraft complete(SelectorDraft draft, boolean leaveReserved) {
        if (leaveReserved && draft.hasKeyPrefix("reserved.")) {
            return draft;
        }
        if (draft.hasKey("k8s." + LabelNames.NAMESPACE) || draft.hasKey("any." + LabelNames.NAMESPACE)) {
            return draft;
        }
        if (namespace == null) {
            return initSubject ? draft : draft.exists("k8s." + LabelNames.NAMESPACE);
        }
        return draft.hasKeyPrefix("k8s." + LabelNames.NAMESPACE_LABELS)
                        || draft.hasKeyPrefix("any." + LabelNames.NAMESPACE_LABELS)
                ? draft
                : draft.override("k8s." + LabelNames.NAMESPACE, namespace);
    }
}
