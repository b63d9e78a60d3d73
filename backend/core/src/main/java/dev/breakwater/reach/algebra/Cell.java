package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.party.Bits;
import java.util.List;

/** What one side does on one band of ports: the parties that each passage is for; whoever is in none is denied. */
record Cell(List<Part> parts) {
    static final Cell CLOSED = new Cell(List.of());

    /** Parties with one passage; parts of a cell do not overlap. */
    record Part(Passage passage, Bits parties) {}

    Cell {
        parts = List.copyOf(parts);
    }

    Passage passage(int party) {
        for (Part part : parts) {
            if (part.parties.contains(party)) {
                return part.passage;
            }
        }
        return Passage.DENIED;
    }

    Bits allowed() {
        if (parts.size() == 1) {
            return parts.getFirst().parties;
        }
        var all = new Bits.Builder();
        parts.forEach(part -> all.addAll(part.parties));
        return all.build();
    }
}
