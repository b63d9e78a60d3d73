package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;

/** One write to one object, and why it stands where it stands. */
public sealed interface Step {
    ObjectRef ref();

    String why();

    /** Makes the object say what its manifest says, which may be an intermediate form of a desired object. */
    record Put(Manifest manifest, String why) implements Step {
        @Override
        public ObjectRef ref() {
            return manifest.ref();
        }
    }

    /** Adds an object that no revision knows and that a later phase of the same plan takes away again. */
    record TemporaryPut(Manifest manifest, String why) implements Step {
        @Override
        public ObjectRef ref() {
            return manifest.ref();
        }
    }

    /** Takes an object of ours away. */
    record Prune(ObjectRef ref, String why) implements Step {}

    /** Lets go of our labels on an object that others use, such as a namespace, and leaves it. */
    record Release(ObjectRef ref, String why) implements Step {}
}
