package dev.breakwater.planning;

/**
 * How much a plan takes away.
 *
 * @param prunes objects, temporary ones not counted
 * @param of how many of ours stand
 * @param waits whether a person has to allow it first: everything would go, or many and more than a fifth
 */
public record Pruning(int prunes, int of, boolean waits) {
    private static final int FEW = 50;
    private static final int SHARE = 5;

    static Pruning of(int prunes, int observed, int desired) {
        boolean many = prunes > FEW && prunes * SHARE > observed;
        return new Pruning(prunes, observed, prunes > 0 && (desired == 0 || many));
    }

    public String sentence() {
        return "The plan takes away " + prunes + " of " + of + " objects"
                + (waits ? ": an operator has to allow that" : "");
    }
}
