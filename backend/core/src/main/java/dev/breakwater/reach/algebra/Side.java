package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Clause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one party does in one direction, for all peers and ports: bands of ports by protocol, in order and without gaps. */
final class Side {
    private final List<Clause> clauses;
    private final Map<Protocol, Band[]> bands;
    private final int known;

    /** Ports first to last. */
    record Band(int first, int last, Cell cell) {}

    /** The clauses are those that select the party; known is how many parties there were. */
    Side(List<Clause> clauses, Map<Protocol, Band[]> bands, int known) {
        this.clauses = clauses;
        this.bands = bands;
        this.known = known;
    }

    /** Lets everything pass. */
    static Side open(List<Clause> clauses, Parties parties) {
        Map<Protocol, Band[]> bands = new EnumMap<>(Protocol.class);
        var open = new Cell(List.of(new Cell.Part(Passage.PLAIN, parties.everyone())));
        for (Protocol protocol : Protocol.values()) {
            bands.put(protocol, new Band[] {new Band(0, Space.lastPort(protocol), open)});
        }
        return new Side(clauses, bands, parties.all().size());
    }

    /** The same, with what has been cut from its peers since. */
    Side in(Parties parties) {
        if (known == parties.all().size()) {
            return this;
        }
        var refined = new IdentityHashMap<Cell, Cell>();
        Map<Protocol, Band[]> all = new EnumMap<>(Protocol.class);
        bands.forEach((protocol, some) -> all.put(
                protocol,
                Arrays.stream(some)
                        .map(band -> new Band(
                                band.first,
                                band.last,
                                refined.computeIfAbsent(band.cell, cell -> cell.in(parties, known))))
                        .toArray(Band[]::new)));
        return new Side(clauses, all, parties.all().size());
    }

    List<Clause> clauses() {
        return clauses;
    }

    Band[] bands(Protocol protocol) {
        return Objects.requireNonNull(bands.get(protocol));
    }

    Cell cell(Protocol protocol, int port) {
        for (Band band : bands(protocol)) {
            if (port <= band.last) {
                return band.cell;
            }
        }
        return Cell.CLOSED;
    }
}
