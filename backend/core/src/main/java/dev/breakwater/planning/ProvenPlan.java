package dev.breakwater.planning;

import java.util.List;

/** A plan of which every phase is proven; only the planner makes one, so that nothing unproven can be passed for it. */
public final class ProvenPlan implements Plan.Rollable {
    private final String strategy;
    private final List<Phase> phases;
    private final List<Foreseen> foreseen;
    private final Pruning pruning;
    private final Proof proof;

    ProvenPlan(String strategy, List<Phase> phases, List<Foreseen> foreseen, Pruning pruning, Proof proof) {
        this.strategy = strategy;
        this.phases = List.copyOf(phases);
        this.foreseen = List.copyOf(foreseen);
        this.pruning = pruning;
        this.proof = proof;
    }

    @Override
    public String strategy() {
        return strategy;
    }

    @Override
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public List<Foreseen> foreseen() {
        return foreseen;
    }

    @Override
    public Pruning pruning() {
        return pruning;
    }

    /** Of the whole: from what is observed to what is desired. */
    public Proof proof() {
        return proof;
    }

    @Override
    public String toString() {
        return "ProvenPlan" + phases;
    }
}
