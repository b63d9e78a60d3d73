package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Bits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one side does to one peer over all ports, in each of the states that are compared. */
@SuppressWarnings("ReferenceEquality") // passages are interned
record Profile(List<Stretch> stretches) {

    /**
     * Ports first to last of a protocol.
     *
     * @param passages one for each state
     */
    record Stretch(Protocol protocol, int first, int last, List<Passage> passages) {
        boolean isConstant() {
            return passages.stream().allMatch(each -> each == passages.getFirst());
        }
    }

    /** Peers that share a profile. */
    record Part(Profile profile, Bits peers) {}

    Profile {
        stretches = List.copyOf(stretches);
    }

    /** Whether the states do the same to the peer. */
    boolean isConstant() {
        return stretches.stream().allMatch(Stretch::isConstant);
    }

    /** Nobody's policy: everything passes in all states. */
    static Profile open(int states) {
        List<Stretch> stretches = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            stretches.add(
                    new Stretch(protocol, 0, Space.lastPort(protocol), Collections.nCopies(states, Passage.PLAIN)));
        }
        return new Profile(stretches);
    }
}
