package dev.breakwater.rollout.route;

import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.desiredstate.DesiredStates.Warrant;
import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Refused;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Topology;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.vocabulary.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans what has to move, and nothing else: a change of one tenant does not plan the policies of all the others. */
public final class Router {
    static final String FABRIC = "fabric";

    private static final Warrant IMPLIED = new Warrant(
            Actor.BREAKWATER.name(),
            "The change asks for what cannot be had without it, and nothing else is lost or opened");

    private final Planner planner = new Planner();
    private final Surroundings surroundings;
    private final DesiredStates states;
    private final Contents contents;
    private final PlanTable table;
    private Map<Question, Plan> known = Map.of();

    public Router(Surroundings surroundings, DesiredStates states, ClusterPort port, PlanTable table) {
        this.surroundings = surroundings;
        this.states = states;
        this.table = table;
        this.contents = new Contents(states, table, port, surroundings.cluster());
    }

    /** What was planned: the same again has the same answer. */
    private record Question(long revision, Realm realm, List<Part> parts) {}

    /** The way to a revision, written down as far as it is a new one; {@code moving} are the objects that do not stand as desired. */
    public Route route(Lease.Grant grant, Inquiry inquiry) {
        var answers = new HashMap<Question, Plan>();
        List<Part> parts = inquiry.parts(contents);
        for (Realm realm : Realm.values()) {
            List<Part> concerned = parts.stream()
                    .filter(part -> inquiry.moves(part.unit(), realm))
                    .map(part -> part.only(realm))
                    .toList();
            plan(realm, concerned, inquiry, answers);
        }
        table.save(
                grant,
                answers.entrySet().stream()
                        .filter(each -> !known.containsKey(each.getKey()))
                        .map(each ->
                                new Made(each.getKey().revision(), each.getKey().parts(), each.getValue()))
                        .toList());
        known = answers;
        return routeOf(answers);
    }

    private void plan(Realm realm, List<Part> parts, Inquiry inquiry, Map<Question, Plan> answers) {
        if (parts.isEmpty()) {
            return;
        }
        Tenants tenants = Tenants.of(surroundings.tenantLabel(), parts);
        Collection<List<Part>> groups = switch (realm) {
            case ADMISSION -> List.of(parts);
            case FLOWS -> Kin.ofFlows(parts, tenants);
            case FABRIC -> Kin.ofFabric(parts);
        };
        Optional<Part> fabric = realm == Realm.FABRIC ? inquiry.fabricAsItStands(contents) : Optional.empty();
        List<Question> questions = groups.stream()
                .map(group -> new Question(
                        inquiry.revision(),
                        realm,
                        Stream.concat(group.stream(), fabric.stream()).toList()))
                .toList();
        questions.stream().filter(known::containsKey).forEach(each -> answers.put(each, known.get(each)));
        // Each alone takes milliseconds, and none knows of another: five hundred new tenants are planned on all cores.
        Map<Question, Plan> fresh = questions.parallelStream()
                .filter(each -> !known.containsKey(each))
                .collect(Collectors.toConcurrentMap(each -> each, each -> planned(each, tenants)));
        fresh.forEach((question, plan) -> answers.put(question, warranted(question, plan)));
    }

    private Plan planned(Question question, Tenants tenants) {
        List<Part> parts = question.parts();
        Topology topology =
                question.realm() == Realm.FLOWS ? Neighbourhood.of(parts, tenants) : Topology.of(List.of(), List.of());
        return planner.plan(new Situation(
                parts.stream().flatMap(part -> part.observed().stream()).toList(),
                List.of(), // policies of others: to be observed first
                parts.stream().flatMap(part -> part.desired().stream()).toList(),
                topology,
                surroundings.tenantLabel()));
    }

    private Plan warranted(Question question, Plan plan) {
        return plan instanceof Refused refused
                ? warrant(question, refused)
                        .<Plan>map(warrant -> overridden(refused, warrant))
                        .orElse(refused)
                : plan;
    }

    /** Somebody's word, or that of the change itself where it cannot be had without what stands against it. */
    private Optional<Warrant> warrant(Question question, Refused refused) {
        Optional<Warrant> given = states.warrant(surroundings.cluster(), question.revision(), units(question.parts()));
        return given.isEmpty() && isImplied(question, refused) ? Optional.of(IMPLIED) : given;
    }

    /** Who joins or leaves crosses between plain path and DNS proxy; who changes a session or a pool for good resets it. */
    private static boolean isImplied(Question question, Refused refused) {
        boolean crosses = question.parts().stream().anyMatch(Part::joinsOrLeaves);
        return refused.obstacles().stream()
                .allMatch(obstacle -> (crosses && obstacle instanceof Obstacle.Rehandled)
                        || obstacle instanceof Obstacle.Interruption);
    }

    private static Plan overridden(Refused refused, Warrant warrant) {
        return refused.override(new Actor(warrant.actor(), Set.of(), Set.of()), warrant.reason());
    }

    private static Route routeOf(Map<Question, Plan> answers) {
        var tracks = new ArrayList<Track>();
        var held = new ArrayList<Held>();
        answers.forEach((question, plan) -> {
            switch (plan) {
                case Plan.Rollable rollable ->
                    tracks.add(new Track(units(question.parts()), question.realm(), rollable));
                case Refused refused -> held.add(new Held(units(question.parts()), question.realm(), refused));
            }
        });
        return new Route(tracks, held);
    }

    private static SortedSet<String> units(List<Part> parts) {
        return parts.stream().map(Part::unit).collect(Collectors.toCollection(TreeSet::new));
    }
}
