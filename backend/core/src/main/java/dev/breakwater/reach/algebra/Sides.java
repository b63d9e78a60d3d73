package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Both sides of a flow in one state. */
record Sides(Passage egress, Passage ingress) {

    static Sides of(List<Passage> egress, List<Passage> ingress, int state) {
        return new Sides(egress.get(state), ingress.get(state));
    }

    /** Whether packets pass. */
    boolean pass() {
        return egress.allows() && ingress.allows();
    }

    /** Whether the same proxies, or none, have it in hand. */
    boolean sameWay(Sides other) {
        return egress.way() == other.egress.way() && ingress.way() == other.ingress.way();
    }

    private boolean passAll() {
        return egress.allowsAll() && ingress.allowsAll();
    }

    /** The requests that pass: each set of entries stands for what all of them match, the empty set for everything. */
    Set<Set<Request>> meetings() {
        Set<Set<Request>> meetings = new LinkedHashSet<>();
        for (Request sent : egress.requests()) {
            for (Request taken : ingress.requests()) {
                if (!Requests.areDisjoint(sent, taken)) {
                    meetings.add(joined(Set.of(sent), Set.of(taken)));
                }
            }
        }
        return meetings;
    }

    static Set<Request> joined(Set<Request> one, Set<Request> other) {
        Set<Request> both = new LinkedHashSet<>(one);
        both.addAll(other);
        both.remove(Request.ANY);
        return both;
    }

    /** Whether every request that all of these entries match surely passes. */
    boolean pass(Set<Request> meeting) {
        return Requests.covers(egress.requests(), meeting) && Requests.covers(ingress.requests(), meeting);
    }

    /** The requests that pass, in words; empty when all do. */
    List<Request> requests() {
        return passAll() ? List.of() : words(meetings());
    }

    /** The requests that pass here and not there, where packets pass too; empty when there are none. */
    List<Request> beyond(Sides there) {
        if (passAll()) {
            List<Request> known = there.requests();
            boolean nothing = known.size() == 1 && known.getFirst() instanceof Request.Nothing;
            return there.passAll() ? List.of() : List.of(nothing ? Request.ANY : new Request.Other(known));
        }
        Set<Set<Request>> more = meetings();
        more.removeIf(there::pass);
        return more.isEmpty() ? List.of() : words(more);
    }

    static List<Request> words(Set<Set<Request>> meetings) {
        List<Request> words = new ArrayList<>();
        for (Set<Request> each : meetings) {
            words.add(
                    each.isEmpty()
                            ? Request.ANY
                            : each.size() == 1 ? each.iterator().next() : new Request.Both(List.copyOf(each)));
        }
        return words.isEmpty() ? List.of(new Request.Nothing()) : words;
    }
}
