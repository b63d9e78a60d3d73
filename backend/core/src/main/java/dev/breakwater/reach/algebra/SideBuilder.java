package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Works out one side from the clauses that select its party. */
@SuppressWarnings("ReferenceEquality") // equal cells of one side are one
final class SideBuilder {
    private final Matching matching;
    private final List<Clause> clauses;
    private final CellBuilder cells;
    private final Map<BitSet, Cell> known = new HashMap<>();

    private SideBuilder(Matching matching, List<Clause> clauses, Supplier<Standings> standings) {
        this.matching = matching;
        this.clauses = clauses;
        this.cells = new CellBuilder(matching, clauses, standings);
    }

    static Side side(Matching matching, List<Clause> clauses, Supplier<Standings> standings) {
        boolean open = !matching.isEnforced() || (clauses.isEmpty() && !matching.isDefaultDeny(clauses));
        if (open) {
            return Side.open(clauses, matching.parties().everyone());
        }
        var builder = new SideBuilder(matching, clauses, standings);
        Map<Protocol, Side.Band[]> bands = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            bands.put(protocol, builder.bands(protocol));
        }
        return new Side(clauses, bands);
    }

    private Side.Band[] bands(Protocol protocol) {
        int[] starts = starts(protocol);
        List<Side.Band> bands = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            int last = i + 1 < starts.length ? starts[i + 1] - 1 : Space.lastPort(protocol);
            Cell cell = cell(protocol, starts[i]);
            if (!bands.isEmpty() && bands.getLast().cell() == cell) {
                bands.set(bands.size() - 1, new Side.Band(bands.getLast().first(), last, cell));
            } else {
                bands.add(new Side.Band(starts[i], last, cell));
            }
        }
        return bands.toArray(Side.Band[]::new);
    }

    private int[] starts(Protocol protocol) {
        var starts = new BitSet();
        starts.set(0);
        for (Clause clause : clauses) {
            for (PortMatch match : clause.ports()) {
                PortMatch.Range range = match instanceof PortMatch.Every ? null : matching.range(match, protocol);
                if (range != null) {
                    starts.set(range.first());
                    starts.set(range.last() + 1);
                }
            }
        }
        starts.clear(Space.lastPort(protocol) + 1);
        return starts.stream().toArray();
    }

    /** The cell depends on which port matches of which clauses match, and on nothing else. */
    private Cell cell(Protocol protocol, int port) {
        var matched = new BitSet();
        int number = 0;
        for (Clause clause : clauses) {
            for (PortMatch match : clause.ports()) {
                if (matching.matches(match, protocol, port)) {
                    matched.set(number);
                }
                number++;
            }
        }
        return known.computeIfAbsent(matched, cells::cell);
    }
}
