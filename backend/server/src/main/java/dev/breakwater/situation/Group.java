package dev.breakwater.situation;

import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Refused;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is planned as one: the parts of all units that one flow, or one route, may concern while they change. */
public record Group(Realm realm, List<Part> parts) {
    /** The unit that belongs to no tenant. */
    public static final String FABRIC = "fabric";

    /** What Breakwater itself says for an implied override. */
    public static final String IMPLIED =
            "The change asks for what cannot be had without it, and nothing else is lost or opened";

    public Group {
        parts = List.copyOf(parts);
    }

    /**
     * Parts of one realm, each of which moves, in as many groups as can be planned apart.
     *
     * @param fabric as it stands: a constant for those whose addresses it announces
     */
    public static List<Group> of(Realm realm, List<Part> parts, Tenants tenants, Optional<Part> fabric) {
        Collection<List<Part>> groups = parts.isEmpty()
                ? List.of()
                : switch (realm) {
                    case ADMISSION -> List.of(parts);
                    case FLOWS -> Kin.ofFlows(parts, tenants);
                    case FABRIC -> Kin.ofFabric(parts);
                };
        return groups.stream()
                .map(group -> {
                    var whole = new ArrayList<>(group);
                    fabric.ifPresent(whole::add);
                    return new Group(realm, whole);
                })
                .toList();
    }

    /** What is planned; policies of others are not observed yet. */
    public Situation situation(Tenants tenants) {
        return Situation.of(
                parts.stream().flatMap(part -> part.observed().stream()).toList(),
                parts.stream().flatMap(part -> part.desired().stream()).toList(),
                realm == Realm.FLOWS ? Neighbourhood.of(parts, tenants) : Topology.of(List.of(), List.of()),
                tenants.label());
    }

    public SortedSet<String> units() {
        return parts.stream().map(Part::unit).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who joins or leaves crosses between plain path and DNS proxy; who changes a session or a pool for good resets it. */
    public boolean implies(Refused refused) {
        boolean crosses = parts.stream().anyMatch(Part::joinsOrLeaves);
        return refused.obstacles().stream()
                .allMatch(obstacle -> (crosses && obstacle instanceof Obstacle.Rehandled)
                        || obstacle instanceof Obstacle.Interruption);
    }
}
