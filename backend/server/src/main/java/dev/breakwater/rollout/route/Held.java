package dev.breakwater.rollout.route;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Refused;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** A plan that is refused: nothing of its units is carried out in its realm until a change says otherwise. */
public record Held(SortedSet<String> units, Realm realm, Refused plan) {
    private static final int LONGEST = 2_000;

    public boolean holds(ObjectRef ref, String unit) {
        return units.contains(unit) && realm.holds(ref);
    }

    /** Why, and what would be needed. */
    public String sentence() {
        String whole = "No order is proven for " + String.join(", ", units) + ". "
                + plan.obstacles().stream().map(Held::sentence).collect(Collectors.joining(" "));
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "...";
    }

    /** The same for whoever is shown the object: of several units' flows not everyone may know. */
    public String sentenceForEach() {
        return units.size() == 1
                ? sentence()
                : "No order is proven for this change together with those of its partners: an operator sees the flows";
    }

    private static String sentence(Obstacle obstacle) {
        return obstacle.sentence() + ". Needed: " + obstacle.needed() + ".";
    }
}
