package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.memory.World;
import java.time.Duration;
import java.util.Collection;

/**
 * Waits until agents, where there are any, may be taken to enforce what was put: a settling time, and longer for a policy that
 * Cilium's operator has not judged yet. No verdict at all is none against it: the operator may be away while agents work.
 */
public final class Barrier {
    private static final int LOOKS = 80;
    private static final int PATIENCE = 4;

    private final Surroundings surroundings;
    private final World world;
    private volatile boolean agents;

    public Barrier(Surroundings surroundings, World world) {
        this.surroundings = surroundings;
        this.world = world;
    }

    void agents(boolean there) {
        agents = there;
    }

    boolean hasAgents() {
        return agents;
    }

    void await(Collection<ObjectRef> fresh) throws InterruptedException {
        if (!agents) {
            return;
        }
        Duration settle = surroundings.properties().settle();
        Thread.sleep(settle);
        Duration look = settle.multipliedBy(PATIENCE).dividedBy(LOOKS);
        for (int i = 0; i < LOOKS && !fresh.stream().allMatch(this::isJudged); i++) {
            Thread.sleep(look);
        }
    }

    private boolean isJudged(ObjectRef ref) {
        Observed observed = world.objects().get(ref);
        return !ref.kind().equals("CiliumClusterwideNetworkPolicy")
                || observed == null
                || observed.conditions().stream().map(Condition::type).anyMatch("Valid"::equals);
    }
}
