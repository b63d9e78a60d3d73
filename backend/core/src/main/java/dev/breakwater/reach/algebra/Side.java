package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.rule.Clause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one party does in one direction, for all peers and ports: bands of ports by protocol, in order and without gaps. */
final class Side {
    private final List<Clause> clauses;
    private final Map<Protocol, Band[]> bands;

    /** Ports first to last. */
    record Band(int first, int last, Cell cell) {}

    /** The clauses are those that select the party. */
    Side(List<Clause> clauses, Map<Protocol, Band[]> bands) {
        this.clauses = clauses;
        this.bands = bands;
    }

    /** Lets everything pass. */
    static Side open(List<Clause> clauses, Bits everyone) {
        Map<Protocol, Band[]> bands = new EnumMap<>(Protocol.class);
        var open = new Cell(List.of(new Cell.Part(Passage.PLAIN, everyone)));
        for (Protocol protocol : Protocol.values()) {
            bands.put(protocol, new Band[] {new Band(0, Space.lastPort(protocol), open)});
        }
        return new Side(clauses, bands);
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
