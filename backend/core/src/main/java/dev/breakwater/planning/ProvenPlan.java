package dev.breakwater.planning;

import java.util.List;

/** A plan of which every phase is proven; only the planner makes one, so that nothing unproven can be passed for it. */
public final class ProvenPlan implements Plan.Rollable {
    private final String strategy;
    private final List<Phase> phases;
    private final Outlook outlook;
    private final Proof proof;

    ProvenPlan(String strategy, List<Phase> phases, Outlook outlook, Proof proof) {
        this.strategy = strategy;
        this.phases = List.copyOf(phases);
        this.outlook = outlook;
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
    public Outlook outlook() {
        return outlook;
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
