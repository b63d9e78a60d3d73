package dev.breakwater.planning.fabric;

import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders pools, advertisements and BGP sessions: what others refer to first, new before old, one uplink at a time, and what is
 * referred to last; and says what peers and the holders of addresses will notice.
 */
public final class FabricOrder {
    private FabricOrder() {}

    /** The drafts of phases, in order, and what is foreseen, in the order in which it will happen. */
    public record Answer(List<Draft> drafts, List<Foreseen> foreseen) {}

    public static Answer order(Situation situation) {
        var passage =
                new Passage(Fabric.of(situation.observed()), Fabric.of(situation.desired()), situation.topology());
        var pools = new PoolOrder(passage);
        var profiles = new ProfileOrder(passage);
        var advertisements = new AdvertisementOrder(passage);
        var sessions = new SessionOrder(passage);
        var plan = new Ledger();
        pools.provide(plan);
        profiles.create(plan);
        advertisements.open(plan);
        sessions.connect(plan);
        profiles.edit(plan);
        sessions.disconnect(plan);
        advertisements.close(plan);
        pools.takeBack(plan);
        pools.provideAgain(plan);
        profiles.remove(plan);
        return new Answer(plan.drafts(), plan.foreseen());
    }

    /** Both ends of a plan and the nodes between them. */
    record Passage(Fabric observed, Fabric desired, Topology topology) {}

    /** What has been written down so far. */
    static final class Ledger {
        private final List<Draft> drafts = new ArrayList<>();
        private final List<Foreseen> foreseen = new ArrayList<>();

        void phase(Draft draft) {
            if (!draft.steps().isEmpty()) {
                drafts.add(draft);
            }
        }

        void foresee(Foreseen some) {
            foreseen.add(some);
        }

        List<Draft> drafts() {
            return List.copyOf(drafts);
        }

        List<Foreseen> foreseen() {
            return List.copyOf(foreseen);
        }
    }
}
