package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.judge.Requests;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.LayerSeven;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Peers to whom a proxy lets pass what the passage says, as far as no other layer adds to it. */
@SuppressWarnings("ReferenceEquality") // passages are interned
record Layer(Bits peers, Passage passage) {

    /** All layers over each other, so that each peer is in one part. */
    static List<Cell.Part> parts(Parties parties, List<Layer> layers) {
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
        return merged(parties, parts);
    }

    static void add(List<Cell.Part> parts, Passage passage, Bits peers) {
        if (!peers.isEmpty()) {
            parts.add(new Cell.Part(passage, peers));
        }
    }

    private static List<Cell.Part> merged(Parties parties, List<Cell.Part> parts) {
        List<Cell.Part> merged = new ArrayList<>();
        for (Cell.Part part : parts) {
            Passage passage = parties.interned(part.passage());
            int same = 0;
            while (same < merged.size() && merged.get(same).passage() != passage) {
                same++;
            }
            if (same < merged.size()) {
                Bits both = merged.get(same).parties().or(part.parties());
                merged.set(same, new Cell.Part(passage, both));
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

    static Passage any(Passage.Way way) {
        return new Passage(way, Set.of(Request.ANY));
    }

    static Passage passage(LayerSeven layerSeven) {
        return switch (layerSeven) {
            case LayerSeven.None _ -> Passage.PLAIN;
            case LayerSeven.Http(var rules) -> Requests.http(rules);
            case LayerSeven.Dns(var patterns) -> Requests.dns(patterns);
            case LayerSeven.ServerNames(var names) -> Requests.tls(names);
            case LayerSeven.Unmodelled(var reason, var _) -> unmodelled(reason);
        };
    }

    static Passage unmodelled(String reason) {
        return new Passage(Passage.Way.UNMODELLED, Set.of(new Request.Unmodelled(reason)));
    }
}
