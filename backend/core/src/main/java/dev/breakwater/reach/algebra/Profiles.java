package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Bits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Splits the peers of a side by what the compared states do to them. */
@SuppressWarnings("ReferenceEquality") // cells that are not shared are only looked at twice
final class Profiles {
    private final List<Side> sides;
    private final List<List<Cell>> tuples = new ArrayList<>();
    private final List<Stretch> bands = new ArrayList<>();

    /** Ports on which each state has one cell. */
    private record Stretch(Protocol protocol, int first, int last, int tuple) {}

    /**
     * Peers that were not told apart yet.
     *
     * @param passages for each tuple of cells seen so far, what each state does
     */
    private record Group(Bits peers, List<List<Passage>> passages) {
        Group with(Bits fewer, List<Passage> more) {
            List<List<Passage>> all = new ArrayList<>(passages);
            all.add(more);
            return new Group(fewer, all);
        }
    }

    private Profiles(List<Side> sides) {
        this.sides = sides;
        for (Protocol protocol : Protocol.values()) {
            band(protocol);
        }
    }

    /** One party's side in each state, and the peers to split. */
    static List<Profile.Part> of(List<Side> sides, Bits peers) {
        if (peers.isEmpty()) {
            return List.of();
        }
        var profiles = new Profiles(sides);
        List<Group> classes = List.of(new Group(peers, List.of()));
        for (List<Cell> tuple : profiles.tuples) {
            List<Group> refined = new ArrayList<>();
            for (Group each : classes) {
                split(each, each.peers, tuple, List.of(), refined);
            }
            classes = refined;
        }
        return classes.stream()
                .map(each -> new Profile.Part(profiles.profile(each), each.peers))
                .toList();
    }

    private void band(Protocol protocol) {
        int[] at = new int[sides.size()];
        int first = 0;
        while (first <= Space.lastPort(protocol)) {
            int last = Space.lastPort(protocol);
            List<Cell> cells = new ArrayList<>(at.length);
            for (int state = 0; state < at.length; state++) {
                Side.Band[] all = sides.get(state).bands(protocol);
                while (all[at[state]].last() < first) {
                    at[state]++;
                }
                cells.add(all[at[state]].cell());
                last = Math.min(last, all[at[state]].last());
            }
            bands.add(new Stretch(protocol, first, last, tuple(cells)));
            first = last + 1;
        }
    }

    private int tuple(List<Cell> cells) {
        for (int i = 0; i < tuples.size(); i++) {
            if (isSame(tuples.get(i), cells)) {
                return i;
            }
        }
        tuples.add(cells);
        return tuples.size() - 1;
    }

    private static boolean isSame(List<Cell> one, List<Cell> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static void split(Group whole, Bits peers, List<Cell> cells, List<Passage> done, List<Group> into) {
        if (peers.isEmpty()) {
            return;
        }
        if (done.size() == cells.size()) {
            into.add(whole.with(peers, done));
            return;
        }
        Cell cell = cells.get(done.size());
        if (done.size() > 0 && cell == cells.get(done.size() - 1)) {
            split(whole, peers, cells, and(done, done.getLast()), into);
            return;
        }
        Bits left = peers;
        for (Cell.Part part : cell.parts()) {
            split(whole, left.and(part.parties()), cells, and(done, part.passage()), into);
            left = left.andNot(part.parties());
        }
        split(whole, left, cells, and(done, Passage.DENIED), into);
    }

    private static List<Passage> and(List<Passage> done, Passage next) {
        List<Passage> more = new ArrayList<>(done.size() + 1);
        more.addAll(done);
        more.add(next);
        return Collections.unmodifiableList(more);
    }

    private Profile profile(Group each) {
        List<Profile.Stretch> stretches = new ArrayList<>();
        for (Stretch band : bands) {
            List<Passage> passages = each.passages.get(band.tuple);
            Profile.Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null
                    && last.protocol() == band.protocol
                    && last.passages().equals(passages)) {
                stretches.set(
                        stretches.size() - 1, new Profile.Stretch(band.protocol, last.first(), band.last, passages));
            } else {
                stretches.add(new Profile.Stretch(band.protocol, band.first, band.last, passages));
            }
        }
        return new Profile(stretches);
    }
}
