package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Side;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.LabelSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is in force for one endpoint, in both directions. */
public final class EndpointPolicy {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";

    private final Owner owner;
    private final boolean exempt;
    private final Map<Direction, DirectionPolicy> directions = new EnumMap<>(Direction.class);
    private final @Nullable Side conflict;

    /**
     * Whose policy it is.
     *
     * @param node whether it is a node's (the host firewall)
     */
    public record Owner(LabelSet labels, boolean node, NamedPorts namedPorts, Remote localHost, AgentOptions options) {}

    private EndpointPolicy(Owner owner, boolean exempt, Collection<Clause> clauses) {
        this.owner = owner;
        this.exempt = exempt;
        var filters = new ArrayList<Filter>();
        for (Direction direction : Direction.values()) {
            List<Clause> own = clauses.stream()
                    .filter(clause -> clause.direction() == direction)
                    .toList();
            var policy = DirectionPolicy.of(owner, direction, own);
            directions.put(direction, policy);
            filters.addAll(policy.filters());
        }
        this.conflict = Conflicts.in(filters);
    }

    /** Of these clauses those that select the owner. */
    public static EndpointPolicy of(Owner owner, Collection<Clause> clauses) {
        // Cilium looks for the keys alone, whatever their source: a pod's own label "host" exempts it as well
        boolean exempt = owner.options.enforcement() == Enforcement.NEVER
                || (owner.labels.byKey("host") != null && !owner.options.hostFirewall());
        List<Clause> selecting = exempt
                ? List.of()
                : clauses.stream().filter(clause -> selects(clause, owner)).toList();
        return new EndpointPolicy(owner, exempt, selecting);
    }

    private static boolean selects(Clause clause, Owner owner) {
        String namespace = clause.subject().namespace();
        return clause.subject().nodes() == owner.node
                && (namespace == null || namespace.equals(valueOf(owner.labels, NAMESPACE)))
                && clause.subject().selector().matches(owner.labels);
    }

    private static @Nullable String valueOf(LabelSet labels, String key) {
        var label = labels.byKey(key);
        return label == null ? null : label.value();
    }

    /** What becomes of a flow here, seen from this side. */
    public Side decide(Direction direction, Remote peer, Flow flow) {
        if (exempt) {
            return new Side.Open();
        }
        if (conflict != null) {
            return conflict;
        }
        DirectionPolicy policy = directions.get(direction);
        if (policy == null) {
            throw new IllegalStateException("no " + direction);
        }
        boolean localHost = direction == Direction.INGRESS
                && !owner.node
                && owner.options.alwaysAllowLocalhost()
                && peer.equals(owner.localHost);
        return policy.decide(peer, flow, localHost);
    }
}
