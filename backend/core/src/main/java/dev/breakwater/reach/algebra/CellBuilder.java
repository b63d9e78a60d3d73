package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Works out what the clauses that match on a band do to each peer. */
@SuppressWarnings("ReferenceEquality") // passages are interned
final class CellBuilder {
    private final Matching matching;
    private final List<Clause> clauses;
    private final List<Bits> peers = new ArrayList<>();
    private final boolean defaultDeny;

    CellBuilder(Matching matching, List<Clause> clauses, Supplier<Standings> standings) {
        this.matching = matching;
        this.clauses = clauses;
        this.defaultDeny = matching.isDefaultDeny(clauses);
        clauses.forEach(clause -> peers.add(
                clause.effect() == Effect.DEFAULT_DENY
                        ? Bits.NONE
                        : matching.parties().peers().of(clause, standings)));
    }

    /** A clause with those of its port matches that match on the band. */
    private record Matched(Clause clause, Bits peers, List<PortMatch> ports) {
        boolean isPlain() {
            return clause.layerSeven() instanceof LayerSeven.None;
        }
    }

    /** Peers to whom a proxy lets pass what the passage says, as far as no other layer adds to it. */
    private record Layer(Bits peers, Passage passage) {}

    /** Of the port matches that match, counted through all clauses. */
    Cell cell(BitSet matched) {
        List<Matched> allows = new ArrayList<>();
        var denied = new Bits.Builder();
        for (Matched each : matched(matched)) {
            switch (each.clause.effect()) {
                case ALLOW -> allows.add(each);
                case DENY -> denied.addAll(each.peers);
                case DEFAULT_DENY -> {}
            }
        }
        return cell(allows, denied.build());
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
                found.add(new Matched(clauses.get(i), peers.get(i), ports));
            }
        }
        return found;
    }

    private Cell cell(List<Matched> allows, Bits denied) {
        Bits local = matching.exempt().andNot(denied);
        Bits barred = denied.or(local);
        var plain = new Bits.Builder().addAll(local);
        List<Layer> layers = new ArrayList<>();
        Bits everyPlain = plain(allows);
        for (Matched allow : allows) {
            if (!allow.isPlain()) {
                layers(allow, allows, everyPlain)
                        .forEach(layer -> layers.add(new Layer(layer.peers.andNot(barred), layer.passage)));
            }
        }
        List<Cell.Part> proxied = parts(layers);
        Bits open = defaultDeny ? everyPlain : matching.parties().everyone();
        Bits passing = open.andNot(denied);
        for (Cell.Part part : proxied) {
            passing = passing.andNot(part.parties());
        }
        return cell(plain.addAll(passing).build(), proxied);
    }

    private static Cell cell(Bits plain, List<Cell.Part> proxied) {
        List<Cell.Part> parts = new ArrayList<>();
        if (!plain.isEmpty()) {
            parts.add(new Cell.Part(Passage.PLAIN, plain));
        }
        parts.addAll(proxied);
        return parts.isEmpty() ? Cell.CLOSED : new Cell(parts);
    }

    private static Bits plain(List<Matched> allows) {
        var plain = new Bits.Builder();
        allows.stream().filter(Matched::isPlain).forEach(allow -> plain.addAll(allow.peers));
        return plain.build();
    }

    /**
     * A rule above L4 restricts nobody whom a plain allow of the same port admits. HTTP is voided by any plain allow that covers the
     * port; DNS only by one of exactly the same port, since only those two become one filter.
     */
    private List<Layer> layers(Matched allow, List<Matched> allows, Bits everyPlain) {
        Passage restricted = passage(allow.clause.layerSeven());
        if (!defaultDeny) {
            return List.of(new Layer(allow.peers, any(restricted.way())));
        }
        Bits voided = allow.clause.layerSeven() instanceof LayerSeven.Dns
                ? plain(allows.stream()
                        .filter(other -> sharesPort(other, allow))
                        .toList())
                : everyPlain;
        return List.of(
                new Layer(allow.peers.andNot(voided), restricted),
                new Layer(allow.peers.and(voided), any(restricted.way())));
    }

    private static boolean sharesPort(Matched one, Matched other) {
        return one.ports.stream().anyMatch(other.ports::contains);
    }

    private static Passage any(Passage.Way way) {
        return new Passage(way, Set.of(Request.ANY));
    }

    private List<Cell.Part> parts(List<Layer> layers) {
        List<Cell.Part> parts = new ArrayList<>();
        for (Layer layer : layers) {
            Bits left = layer.peers;
            List<Cell.Part> refined = new ArrayList<>();
            for (Cell.Part part : parts) {
                Bits both = part.parties().and(left);
                add(refined, part.passage(), part.parties().andNot(both));
                add(refined, joined(part.passage(), layer.passage), both);
                left = left.andNot(both);
            }
            add(refined, layer.passage, left);
            parts = refined;
        }
        return merged(parts);
    }

    private static void add(List<Cell.Part> parts, Passage passage, Bits parties) {
        if (!parties.isEmpty()) {
            parts.add(new Cell.Part(passage, parties));
        }
    }

    private List<Cell.Part> merged(List<Cell.Part> parts) {
        List<Cell.Part> merged = new ArrayList<>();
        for (Cell.Part part : parts) {
            Passage passage = matching.parties().interned(part.passage());
            int same = 0;
            while (same < merged.size() && merged.get(same).passage() != passage) {
                same++;
            }
            if (same < merged.size()) {
                merged.set(
                        same, new Cell.Part(passage, merged.get(same).parties().or(part.parties())));
            } else {
                merged.add(new Cell.Part(passage, part.parties()));
            }
        }
        return merged;
    }

    private static Passage joined(Passage one, Passage other) {
        Passage.Way way = one.way() == other.way() ? one.way() : Passage.Way.UNMODELLED;
        if (one.allowsAll() || other.allowsAll()) {
            return any(way);
        }
        Set<Request> both = new HashSet<>(one.requests());
        both.addAll(other.requests());
        return new Passage(way, both);
    }

    private static Passage passage(LayerSeven layerSeven) {
        return switch (layerSeven) {
            case LayerSeven.None _ -> Passage.PLAIN;
            case LayerSeven.Http(var rules) -> Requests.http(rules);
            case LayerSeven.Dns(var patterns) -> Requests.dns(patterns);
            case LayerSeven.ServerNames(var names) -> Requests.tls(names);
            case LayerSeven.Unmodelled(var reason, var _) ->
                new Passage(Passage.Way.UNMODELLED, Set.of(new Request.Unmodelled(reason)));
        };
    }
}
