package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.Step;
import dev.breakwater.rollout.memory.Entry;
import org.jspecify.annotations.Nullable;

/** One step that brings the cluster nearer to what is desired, with what has to be known to take down how it went. */
sealed interface Move {
    ObjectRef ref();

    String unit();

    Step step();

    /** What would be tried on what: another try of the same has to wait. */
    String about();

    /** An object to put; {@code observed} is what stands there now. */
    record Put(DesiredObject desired, @Nullable Observed observed) implements Move {
        @Override
        public ObjectRef ref() {
            return desired.ref();
        }

        @Override
        public String unit() {
            return desired.unit();
        }

        @Override
        public Step step() {
            return new Step.Put(
                    desired.ref(),
                    desired.yaml(),
                    desired.digest(),
                    desired.generation(),
                    observed == null ? null : observed.resourceVersion());
        }

        @Override
        public String about() {
            return desired.digest() + "@" + (observed == null ? "" : observed.resourceVersion());
        }

        /** The cluster holds what a later revision than any we know of put there; writing would take it back. */
        boolean cameLaterThan(long revision) {
            return observed != null && observed.generation() > revision;
        }
    }

    /** An object to take away. */
    record Removal(Entry entry, Observed observed) implements Move {
        @Override
        public ObjectRef ref() {
            return entry.ref();
        }

        @Override
        public String unit() {
            return entry.unit();
        }

        @Override
        public Step step() {
            return entry.deletable()
                    ? new Step.Prune(entry.ref(), observed.uid(), observed.resourceVersion())
                    : new Step.Release(entry.ref(), observed.uid());
        }

        @Override
        public String about() {
            return "away@" + observed.resourceVersion();
        }
    }
}
