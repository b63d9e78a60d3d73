package dev.breakwater.desiredstate;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every manifest of every revision, readable at any time; written in the transaction of the change. */
public interface DesiredStates {
    /** The newest revision that is compiled; zero before the first. */
    long newest(ClusterName cluster);

    /** All objects of a revision, ordered by ref. */
    List<DesiredObject> objects(ClusterName cluster, long revision);

    /** The objects of one unit at a revision. */
    List<DesiredObject> objects(ClusterName cluster, long revision, String unit);

    /** Every unit of which the newest revision holds something otherwise than the one before it, ordered by unit. */
    List<Transition> transitions(ClusterName cluster, long newest);

    /** Each of these units with all that it had at the earlier and has at the later revision, ordered by unit. */
    List<Transition> transitions(ClusterName cluster, long earlier, long later, Set<String> units);

    /** All objects of a unit before a revision and at it; what stays is the same object on both sides. */
    record Transition(String unit, List<DesiredObject> before, List<DesiredObject> after) {
        public Transition {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** Objects with these digests, as far as any revision ever held them. */
    List<DesiredObject> contents(ClusterName cluster, Map<ObjectRef, String> digests);

    /** Who answers for what is not proven, if the newest revision until this one that touched these units says so. */
    Optional<Warrant> warrant(ClusterName cluster, long revision, Set<String> units);

    /** By whom, and why, a refused plan is to be carried out all the same. */
    record Warrant(String actor, String reason) {}

    /** The objects of a revision that the actor may see, of one tenant or of all, ordered by ref. */
    Page<DesiredObject> list(
            Actor actor,
            ClusterName cluster,
            long revision,
            @Nullable TenantId tenant,
            @Nullable String after,
            int limit);

    DesiredObject find(Actor actor, ClusterName cluster, long revision, ObjectRef ref);

    /** What the later revision holds otherwise than the earlier, as far as the actor may see it, ordered by ref. */
    Page<ManifestDifference> between(
            Actor actor, ClusterName cluster, long earlier, long later, @Nullable String after, int limit);

    /** Units of which the later revision holds something otherwise than the earlier, as far as the actor may see it. */
    Set<String> differing(Actor actor, ClusterName cluster, long earlier, long later);
}
