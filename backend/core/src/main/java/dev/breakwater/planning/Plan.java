package dev.breakwater.planning;

import java.util.List;

/** The way from what is observed to what is desired; only what {@link Rollable} permits can be carried out. */
public sealed interface Plan permits Plan.Rollable, Refused {

    /** How policies are ordered, in a word. */
    String strategy();

    Outlook outlook();

    default List<Foreseen> foreseen() {
        return outlook().foreseen();
    }

    default Pruning pruning() {
        return outlook().pruning();
    }

    /** A plan that may be carried out: because it is proven, or because somebody answers for what is not. */
    sealed interface Rollable extends Plan permits ProvenPlan, Overridden {

        /** In order, each after the barrier of the one before it; none when nothing is to be done. */
        List<Phase> phases();
    }
}
