package dev.breakwater.rollout.route;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Refused;
import dev.breakwater.situation.Described;
import dev.breakwater.situation.Realm;
import java.util.SortedSet;

/** A plan that is refused: nothing of its units is carried out in its realm until a change says otherwise. */
public record Held(SortedSet<String> units, Realm realm, Refused plan) {

    public boolean holds(ObjectRef ref, String unit) {
        return units.contains(unit) && realm.holds(ref);
    }

    /** Why, and what would be needed. */
    public String sentence() {
        return Described.sentence(units, plan);
    }

    /** The same for whoever is shown the object: of several units' flows not everyone may know. */
    public String sentenceForEach() {
        return units.size() == 1 ? sentence() : Described.sentenceForEach();
    }
}
