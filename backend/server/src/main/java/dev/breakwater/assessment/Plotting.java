package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Notice;
import dev.breakwater.change.Assessment.PlanAhead;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Refused;
import dev.breakwater.situation.Described;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans the way from one revision to the next as rollout will, if all of the earlier one stands. */
final class Plotting {
    private final Planner planner;
    private final String tenantLabel;
    private final Moves moves;
    private final Supplier<Part> fabric;

    /** The fabric as it stands is only asked for where addresses move and it does not. */
    Plotting(Planner planner, String tenantLabel, Moves moves, Supplier<Part> fabric) {
        this.planner = planner;
        this.tenantLabel = tenantLabel;
        this.moves = moves;
        this.fabric = fabric;
    }

    /** Only flows can refuse a plan that is not implied: what interrupts sessions and addresses is. */
    void check(Actor actor) {
        ways(Realm.FLOWS).forEach(way -> {
            if (way.plan() instanceof Refused refused && !way.group().implies(refused)) {
                throw refusal(actor, way.group(), refused);
            }
        });
    }

    private static Rejection refusal(Actor actor, Group group, Refused refused) {
        boolean whole = group.units().stream().allMatch(unit -> Moves.sees(actor, unit));
        return new Rejection(
                        "plan-refused",
                        whole ? Described.sentence(group.units(), refused) : Described.sentenceForEach())
                .at("/operations")
                .remedy(
                        actor.isOperator()
                                ? "Do what is needed first, or commit with an override and its reason"
                                : "Do what is needed first, or ask a network operator to commit it with an override");
    }

    List<PlanAhead> plans(Actor actor, @Nullable String override) {
        return Stream.of(Realm.values())
                .flatMap(realm -> ways(realm).stream())
                .flatMap(way -> planned(actor, override, way.group(), way.plan()).stream())
                .toList();
    }

    private record Way(Group group, Plan plan) {}

    /** None knows of another: the proofs may use all cores, while what is said of them keeps its order. */
    private List<Way> ways(Realm realm) {
        List<Part> parts = moves.in(realm).parts();
        Tenants tenants = Tenants.of(tenantLabel, parts);
        return Group.of(realm, parts, tenants, standing(realm, parts)).parallelStream()
                .map(group -> new Way(group, planner.plan(group.situation(tenants))))
                .toList();
    }

    private Optional<Part> standing(Realm realm, List<Part> parts) {
        return realm != Realm.FABRIC
                        || parts.isEmpty()
                        || parts.stream().anyMatch(part -> part.unit().equals(Group.FABRIC))
                ? Optional.empty()
                : Optional.of(fabric.get().only(realm));
    }

    private static Optional<PlanAhead> planned(Actor actor, @Nullable String override, Group group, Plan plan) {
        Set<String> seen =
                group.units().stream().filter(unit -> Moves.sees(actor, unit)).collect(Collectors.toSet());
        if (group.parts().stream().noneMatch(part -> part.moves() && seen.contains(part.unit()))) {
            return Optional.empty();
        }
        boolean whole = seen.size() == group.units().size();
        Described words = Described.of(decided(actor, override, group, plan), group.parts());
        List<Part> parts = group.parts();
        Described shown = plan instanceof Refused refused && words.verdict().equals("REFUSED")
                ? Described.of(refused.override(actor, "preview"), parts)
                : words;
        return Optional.of(new PlanAhead(
                group.units().stream().filter(seen::contains).toList(),
                words.strategy(),
                words.verdict(),
                words.reason(),
                whole ? words.obstacles() : List.of(),
                shown.phases().stream()
                        .map(phase -> whole ? phase : phase.only(seen))
                        .toList(),
                whole ? plan.foreseen().stream().map(Plotting::notice).toList() : List.of(),
                plan.pruning().sentence()));
    }

    private static Plan decided(Actor actor, @Nullable String override, Group group, Plan plan) {
        if (plan instanceof Refused refused && override != null) {
            return refused.override(actor, override);
        }
        return plan instanceof Refused refused && group.implies(refused)
                ? refused.override(Actor.BREAKWATER, Group.IMPLIED)
                : plan;
    }

    private static Notice notice(Foreseen foreseen) {
        return new Notice(
                word(foreseen.event()),
                word(foreseen.weight()),
                foreseen.peers(),
                foreseen.nodes(),
                foreseen.prefixes(),
                foreseen.sentence());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
