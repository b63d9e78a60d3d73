package dev.breakwater.rollout.route;

import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.desiredstate.DesiredStates.Warrant;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Refused;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import dev.breakwater.vocabulary.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans what has to move, and nothing else: a change of one tenant does not plan the policies of all the others. */
public final class Router {
    private static final Warrant IMPLIED = new Warrant(Actor.BREAKWATER.name(), Group.IMPLIED);

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
    private record Question(long revision, Group group) {}

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
                        .map(each -> new Made(
                                each.getKey().revision(), each.getKey().group().parts(), each.getValue()))
                        .toList());
        known = answers;
        return routeOf(answers);
    }

    private void plan(Realm realm, List<Part> parts, Inquiry inquiry, Map<Question, Plan> answers) {
        Tenants tenants = Tenants.of(surroundings.tenantLabel(), parts);
        Optional<Part> fabric =
                realm == Realm.FABRIC && !parts.isEmpty() ? inquiry.fabricAsItStands(contents) : Optional.empty();
        for (Group group : Group.of(realm, parts, tenants, fabric)) {
            var question = new Question(inquiry.revision(), group);
            Plan before = known.get(question);
            answers.put(question, before == null ? planned(question, tenants) : before);
        }
    }

    private Plan planned(Question question, Tenants tenants) {
        Plan plan = planner.plan(question.group().situation(tenants));
        return plan instanceof Refused refused
                ? warrant(question, refused)
                        .<Plan>map(warrant -> overridden(refused, warrant))
                        .orElse(refused)
                : plan;
    }

    /** Somebody's word, or that of the change itself where it cannot be had without what stands against it. */
    private Optional<Warrant> warrant(Question question, Refused refused) {
        Group group = question.group();
        Optional<Warrant> given = states.warrant(surroundings.cluster(), question.revision(), group.units());
        return given.isEmpty() && group.implies(refused) ? Optional.of(IMPLIED) : given;
    }

    private static Plan overridden(Refused refused, Warrant warrant) {
        return refused.override(new Actor(warrant.actor(), Set.of(), Set.of()), warrant.reason());
    }

    private static Route routeOf(Map<Question, Plan> answers) {
        var tracks = new ArrayList<Track>();
        var held = new ArrayList<Held>();
        answers.forEach((question, plan) -> {
            Group group = question.group();
            switch (plan) {
                case Plan.Rollable rollable -> tracks.add(new Track(group.units(), group.realm(), rollable));
                case Refused refused -> held.add(new Held(group.units(), group.realm(), refused));
            }
        });
        return new Route(tracks, held);
    }
}
