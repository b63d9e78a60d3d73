package dev.breakwater.reach;

import java.util.List;

/**
 * The flows that two states decide differently: each is in exactly one row of its list, and every flow of a row differs.
 *
 * @param allowed denied before, allowed after
 * @param denied allowed before, denied after
 * @param rehandled allowed by both, plain in one and through a proxy in the other
 */
public record FlowDifference(List<FlowRow> allowed, List<FlowRow> denied, List<FlowRow> rehandled) {
    public FlowDifference {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        rehandled = List.copyOf(rehandled);
    }

    public boolean isEmpty() {
        return allowed.isEmpty() && denied.isEmpty() && rehandled.isEmpty();
    }
}
