package dev.breakwater.rollout.route;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Step;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Realm;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** A plan that may be carried out, for the units that it is about. */
public record Track(SortedSet<String> units, Realm realm, Plan.Rollable plan) {

    public List<Phase> phases() {
        return plan.phases();
    }

    public Set<ObjectRef> refs(int phase) {
        return phases().get(phase).steps().stream().map(Step::ref).collect(Collectors.toSet());
    }

    public Set<ObjectRef> refs() {
        return phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .map(Step::ref)
                .collect(Collectors.toSet());
    }

    /** Whether what fails of one unit stops the others too: flows have two ends, and sessions carry everybody's routes. */
    public boolean stops(String failed, String unit) {
        return failed.equals(unit)
                || (units.contains(failed) && (realm != Realm.FABRIC || failed.equals(Group.FABRIC)));
    }
}
