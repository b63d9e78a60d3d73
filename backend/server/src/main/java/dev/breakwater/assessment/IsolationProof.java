package dev.breakwater.assessment;

import dev.breakwater.compiler.Unit;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Reachability.Agreement;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.situation.Neighbourhood;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Proves of one tenant that it and the others without a contract do not meet. First by its own policies, all others being wide
 * open: what these alone keep apart stays apart whatever others do. Only where they do not, by the policies of both sides.
 *
 * @param agreed who may call whom by a contract in force
 * @param standing the parts of all units, as desired; asked for only when one side does not suffice
 */
record IsolationProof(String tenantLabel, Set<Agreement> agreed, Supplier<List<Part>> standing) {

    /** A flow that should not be, and its two tenants. */
    record Crossing(String tenant, String other, FlowRow flow) {}

    /** Of some units, lazily: whoever needs one counter-example asks for no more. */
    Stream<Crossing> crossings(Moves moves) {
        return moves.in(Realm.FLOWS).parts().stream().flatMap(this::crossings);
    }

    private Stream<Crossing> crossings(Part part) {
        if (!(Unit.parse(part.unit()) instanceof Unit.Tenant(var id)) || isKeptApart(part, id.toString())) {
            return Stream.empty();
        }
        Part own = part.only(Realm.FLOWS).asDesired();
        return standing.get().stream()
                .filter(other -> Unit.parse(other.unit()) instanceof Unit.Tenant
                        && !other.unit().equals(own.unit()))
                .map(other -> other.only(Realm.FLOWS))
                .flatMap(other -> crossings(own, other));
    }

    private boolean isKeptApart(Part part, String tenant) {
        List<Part> alone = List.of(part.asDesired());
        return between(alone, tenant, agreed).isEmpty();
    }

    private Stream<Crossing> crossings(Part own, Part other) {
        String tenant = tenant(own);
        String partner = tenant(other);
        List<Part> both = List.of(own, other);
        return between(both, tenant, withThirds(both, tenant, partner)).stream()
                .map(flow -> new Crossing(tenant, partner, flow));
    }

    private List<FlowRow> between(List<Part> parts, String tenant, Set<Agreement> allowed) {
        Tenants tenants = Tenants.of(tenantLabel, parts);
        Topology topology = Neighbourhood.of(parts, tenants);
        List<Clause> clauses = tenants.clauses(parts);
        return Space.of(topology, clauses).reachability(clauses).crossings(tenantLabel, tenant, allowed);
    }

    /** Whoever else is in the neighbourhood has no policies there, and is looked at in its turn. */
    private Set<Agreement> withThirds(List<Part> both, String tenant, String partner) {
        var allowed = new HashSet<>(agreed);
        Topology topology = Neighbourhood.of(both, Tenants.of(tenantLabel, both));
        topology.namespaces().stream()
                .map(namespace -> namespace.labels().getOrDefault(tenantLabel, ""))
                .filter(third -> !third.equals(partner))
                .forEach(third -> {
                    allowed.add(new Agreement(tenant, third));
                    allowed.add(new Agreement(third, tenant));
                });
        return allowed;
    }

    private static String tenant(Part part) {
        return part.unit().substring(Unit.PREFIX.length());
    }
}
