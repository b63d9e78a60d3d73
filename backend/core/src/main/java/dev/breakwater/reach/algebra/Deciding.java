package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** By which clauses a flow passes or not: the denies that match, else the allows that do, else what closes the end by default. */
record Deciding(State state, Supplier<Standings> standings, Protocol protocol, int port) {

    List<Clause> clauses(int from, int to) {
        List<Clause> deciding = new ArrayList<>();
        deciding.addAll(clauses(Direction.EGRESS, from, to));
        deciding.addAll(clauses(Direction.INGRESS, to, from));
        return deciding;
    }

    private List<Clause> clauses(Direction direction, int subject, int peer) {
        var parties = state.parties();
        if (!parties.subjects().has(subject) || !new Matching(parties, subject, direction).isEnforced()) {
            return List.of();
        }
        List<Clause> selecting = state.side(direction, subject).clauses();
        List<Clause> matched = matched(selecting, new Matching(parties, subject, direction), peer);
        for (Effect effect : List.of(Effect.DENY, Effect.ALLOW)) {
            List<Clause> carrying = with(effect, matched);
            if (!carrying.isEmpty()) {
                return carrying;
            }
        }
        return with(Effect.DEFAULT_DENY, selecting);
    }

    private List<Clause> matched(List<Clause> selecting, Matching matching, int peer) {
        var requirements = Requirements.of(selecting);
        return selecting.stream()
                .filter(clause -> clause.effect() == Effect.DENY || clause.effect() == Effect.ALLOW)
                .filter(clause -> state.parties()
                        .peers()
                        .of(requirements.narrowed(clause), standings)
                        .contains(peer))
                .filter(clause -> matching.matches(clause, protocol, port))
                .toList();
    }

    private static List<Clause> with(Effect effect, List<Clause> clauses) {
        return clauses.stream().filter(clause -> clause.effect() == effect).toList();
    }
}
