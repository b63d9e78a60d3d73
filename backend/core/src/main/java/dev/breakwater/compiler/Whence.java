package dev.breakwater.compiler;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.vocabulary.PolicyId;

/** Which rule of a policy, counted from 0, an item of a compiled object says. */
public record Whence(PolicyId policy, int rule) {

    /** An item of an object, {@code spec.ingress[0]} and its like. */
    public record Place(ObjectRef object, String item) {}
}
