package dev.breakwater.reach.rule;

import java.util.List;

/** What REQUIRE clauses of one side demand of the peers of its other clauses. */
public record Requirements(List<Selector> ofAllows, List<Selector> ofDenies) {

    public static Requirements of(List<Clause> clauses) {
        return new Requirements(selectors(clauses, Effect.REQUIRE), selectors(clauses, Effect.REQUIRE_OF_DENY));
    }

    private static List<Selector> selectors(List<Clause> clauses, Effect effect) {
        return clauses.stream()
                .filter(clause -> clause.effect() == effect)
                .flatMap(clause -> clause.peers().stream())
                .map(peer -> ((Peer.Labelled) peer).selector())
                .toList();
    }

    public Clause narrowed(Clause clause) {
        List<Selector> demanded = switch (clause.effect()) {
            case ALLOW -> ofAllows;
            case DENY -> ofDenies;
            case DEFAULT_DENY, REQUIRE, REQUIRE_OF_DENY -> List.of();
        };
        return demanded.isEmpty() ? clause : narrowed(clause, demanded);
    }

    private static Clause narrowed(Clause clause, List<Selector> demanded) {
        return clause.of(
                clause.peers().stream().map(peer -> narrowed(peer, demanded)).toList());
    }

    private static Peer narrowed(Peer peer, List<Selector> demanded) {
        return peer instanceof Peer.Labelled labelled && labelled.narrowed()
                ? new Peer.Labelled(demanded.stream().reduce(labelled.selector(), Selector::and), true)
                : peer;
    }
}
