package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Requirements;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Works out what the clauses that match on a band do to each peer. */
final class CellBuilder {
    private final Matching matching;
    private final Supplier<Standings> standings;

    /** With what requirements leave of their peers. */
    private final List<Clause> clauses;

    private final List<Bits> peers = new ArrayList<>();
    private final List<Bits> seen = new ArrayList<>();
    private final boolean defaultDeny;

    CellBuilder(Matching matching, List<Clause> clauses, Supplier<Standings> standings) {
        this.matching = matching;
        this.standings = standings;
        this.defaultDeny = matching.isDefaultDeny(clauses);
        var requirements = Requirements.of(clauses);
        this.clauses = clauses.stream().map(requirements::narrowed).toList();
        for (Clause clause : this.clauses) {
            peers.add(peers(clause));
            seen.add(clause.effect() == Effect.ALLOW ? seen(clause) : Bits.NONE);
        }
    }

    private Bits seen(Clause clause) {
        return matching.parties().peers().seenByProxy(clause, standings);
    }

    private Bits peers(Clause clause) {
        return switch (clause.effect()) {
            case ALLOW, DENY -> matching.parties().peers().of(clause, standings);
            case DEFAULT_DENY, REQUIRE, REQUIRE_OF_DENY -> Bits.NONE;
        };
    }

    /** Of the port matches that match, counted through all clauses. */
    Cell cell(BitSet matched) {
        List<Matched> allows = new ArrayList<>();
        var denied = new Bits.Builder();
        List<Layer> doubts = new ArrayList<>();
        for (Matched each : matched(matched)) {
            if (each.clause().layerSeven() instanceof LayerSeven.Unmodelled(var reason, var _)) {
                doubts.add(new Layer(each.peers(), Layer.unmodelled(reason)));
            } else {
                switch (each.clause().effect()) {
                    case ALLOW -> allows.add(each);
                    case DENY -> denied.addAll(each.peers());
                    case DEFAULT_DENY, REQUIRE, REQUIRE_OF_DENY -> {}
                }
            }
        }
        return cell(allows, denied.build(), doubts);
    }

    private List<Matched> matched(BitSet matched) {
        List<Matched> found = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < clauses.size(); i++) {
            List<PortMatch> ports = new ArrayList<>(1);
            for (PortMatch match : clauses.get(i).ports()) {
                if (matched.get(number++)) {
                    ports.add(match);
                }
            }
            if (!ports.isEmpty()) {
                found.add(new Matched(clauses.get(i), peers.get(i), seen.get(i), ports));
            }
        }
        return found;
    }

    /** A certain deny decides before any doubt, and any doubt before an allow. */
    private Cell cell(List<Matched> allows, Bits denied, List<Layer> doubts) {
        List<Cell.Part> doubtful = Layer.parts(
                matching.parties(),
                doubts.stream()
                        .map(doubt -> new Layer(doubt.peers().andNot(denied), doubt.passage()))
                        .toList());
        Bits undecided = union(doubtful);
        List<Cell.Part> parts = new ArrayList<>(decided(allows, denied.or(undecided)));
        doubtByDefault().ifPresent(doubt -> {
            Bits rest = matching.parties()
                    .everyone()
                    .andNot(union(parts))
                    .andNot(denied)
                    .andNot(undecided);
            Layer.add(parts, matching.parties().interned(doubt), rest);
        });
        parts.addAll(doubtful);
        return parts.isEmpty() ? Cell.CLOSED : new Cell(parts);
    }

    private static Bits union(List<Cell.Part> parts) {
        var all = new Bits.Builder();
        parts.forEach(part -> all.addAll(part.parties()));
        return all.build();
    }

    /** Default deny is in doubt where nothing but clauses in doubt say it. */
    private Optional<Passage> doubtByDefault() {
        List<Clause> closing = clauses.stream()
                .filter(clause -> clause.effect() == Effect.DEFAULT_DENY)
                .toList();
        boolean sure = closing.isEmpty()
                || closing.stream().anyMatch(clause -> clause.layerSeven() instanceof LayerSeven.None);
        return sure
                ? Optional.empty()
                : closing.stream().map(Clause::layerSeven).map(Layer::passage).findFirst();
    }

    private List<Cell.Part> decided(List<Matched> allows, Bits denied) {
        Bits local = matching.exempt().andNot(denied);
        Bits barred = denied.or(local);
        var plain = new Bits.Builder().addAll(local);
        List<Layer> layers = new ArrayList<>();
        Bits everyPlain = Matched.plain(allows, Matched::peers);
        Bits seenPlain = Matched.plain(allows, Matched::seen);
        Bits nameless =
                allows.stream().anyMatch(Matched::demandsNames) ? Matched.nameless(allows, this::seen) : seenPlain;
        for (Matched allow : allows) {
            if (!allow.isPlain()) {
                layers(allow, allows, allow.demandsNames() ? nameless : seenPlain)
                        .forEach(layer -> layers.add(new Layer(layer.peers().andNot(barred), layer.passage())));
            }
        }
        List<Cell.Part> proxied = Layer.parts(matching.parties(), layers);
        Bits open = defaultDeny ? everyPlain : matching.parties().everyone();
        Bits passing = open.andNot(denied);
        for (Cell.Part part : proxied) {
            passing = passing.andNot(part.parties());
        }
        List<Cell.Part> parts = new ArrayList<>();
        Layer.add(parts, Passage.PLAIN, plain.addAll(passing).build());
        parts.addAll(proxied);
        return parts;
    }

    /**
     * A rule above L4 restricts nobody whom a plain allow of the same port admits. HTTP is voided by any plain allow that covers the
     * port; DNS only by one of exactly the same port, since only those two become one filter.
     */
    private List<Layer> layers(Matched allow, List<Matched> allows, Bits everyPlain) {
        Passage restricted = Layer.passage(allow.clause().layerSeven());
        boolean dns = allow.clause().layerSeven() instanceof LayerSeven.Dns;
        Bits voided = dns
                ? Matched.plain(
                        allows.stream().filter(other -> other.sharesPort(allow)).toList(), Matched::seen)
                : everyPlain;
        if (!defaultDeny) {
            voided = dns ? voided.or(allow.seen()) : allow.peers();
        }
        return List.of(
                new Layer(allow.seen().andNot(voided), restricted),
                new Layer(allow.peers().and(voided), Layer.any(restricted.way())),
                new Layer(allow.peers().andNot(allow.seen()).andNot(voided), new Passage(restricted.way(), Set.of())));
    }
}
