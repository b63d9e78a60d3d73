package dev.breakwater.reach;

import dev.breakwater.reach.algebra.Comparison;
import dev.breakwater.reach.algebra.Crossings;
import dev.breakwater.reach.algebra.State;
import dev.breakwater.reach.rule.Clause;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who reaches whom in one state, for all parties and ports at once. */
public final class Reachability {
    private final Space space;
    private final State state;

    Reachability(Space space, State state) {
        this.space = space;
        this.state = state;
    }

    /** Two tenants that may talk, in this direction. */
    public record Agreement(String from, String to) {}

    public Space space() {
        return space;
    }

    State state() {
        return state;
    }

    /** What the sender's side does. */
    public Passage egress(Party from, Party to, Protocol protocol, int port) {
        return state.passage(Direction.EGRESS, from, to, protocol, port);
    }

    /** What the receiver's side does. */
    public Passage ingress(Party from, Party to, Protocol protocol, int port) {
        return state.passage(Direction.INGRESS, to, from, protocol, port);
    }

    /** Whether packets pass on both sides; which requests do is a matter of the passages. */
    public boolean allows(Party from, Party to, Protocol protocol, int port) {
        return egress(from, to, protocol, port).allows()
                && ingress(from, to, protocol, port).allows();
    }

    /** The clauses of both sides that match this flow and carry its verdict. */
    public List<Clause> deciding(Party from, Party to, Protocol protocol, int port) {
        return state.deciding(from, to, protocol, port);
    }

    /** The clauses of this state. */
    public Collection<Clause> clauses() {
        return state.clauses();
    }

    /** Flows that this state and {@code after} decide differently. */
    public FlowDifference differenceTo(Reachability after) {
        return Comparison.difference(state, after.state);
    }

    /** Flows that this and {@code after} both allow and {@code surely} does not, or that change between plain and proxied. */
    public List<FlowRow> cut(Reachability after, Reachability surely) {
        return Comparison.cut(state, after.state, surely.state);
    }

    /** Those that have an end at which {@code surely} and {@code since}, the state before it on the same way, differ. */
    public List<FlowRow> cut(Reachability after, Reachability surely, Reachability since) {
        return Comparison.cut(state, after.state, surely.state, since.state);
    }

    /** Flows that this and {@code after} both deny and {@code possibly} allows. */
    public List<FlowRow> leaked(Reachability after, Reachability possibly) {
        return Comparison.leaked(state, after.state, possibly.state);
    }

    /** Those that have an end at which {@code possibly} and {@code since}, the state before it on the same way, differ. */
    public List<FlowRow> leaked(Reachability after, Reachability possibly, Reachability since) {
        return Comparison.leaked(state, after.state, possibly.state, since.state);
    }

    /**
     * Flows between endpoints of different tenants without an agreement: counter-examples to isolation; none when it is proven.
     *
     * @param tenantLabel the label of namespaces whose value is the tenant
     */
    public List<FlowRow> crossings(String tenantLabel, Set<Agreement> agreed) {
        return Crossings.of(state, tenantLabel, agreed);
    }

    /** Those of which one end is this tenant's; others may do among themselves what they like. */
    public List<FlowRow> crossings(String tenantLabel, String tenant, Set<Agreement> agreed) {
        return Crossings.of(state, tenantLabel, tenant, agreed);
    }
}
