package dev.breakwater.reach.judge;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a question finds on one stretch of ports between two parties, given what both sides do in each state. */
public interface Judge {

    /** What can be found about a flow. */
    enum Kind {
        GAINED,
        LOST,
        REHANDLED,
        CUT,
        LEAKED,
        CROSSED
    }

    /** A kind of finding for these requests only; for the whole flow when there are none. */
    record Finding(Kind kind, List<Request> requests) {}

    List<Finding> judge(List<Passage> egress, List<Passage> ingress);

    /** Newly allowed, newly denied, handed over. States: before, after. */
    static List<Finding> difference(List<Passage> egress, List<Passage> ingress) {
        Sides before = Sides.of(egress, ingress, 0);
        Sides after = Sides.of(egress, ingress, 1);
        if (!before.pass() && !after.pass()) {
            return List.of();
        }
        if (!before.pass()) {
            return List.of(new Finding(Kind.GAINED, after.requests()));
        }
        if (!after.pass()) {
            return List.of(new Finding(Kind.LOST, before.requests()));
        }
        List<Finding> found = new ArrayList<>(3);
        add(found, Kind.GAINED, after.beyond(before));
        add(found, Kind.LOST, before.beyond(after));
        if (!before.sameWay(after)) {
            found.add(new Finding(Kind.REHANDLED, List.of()));
        }
        return found;
    }

    private static void add(List<Finding> found, Kind kind, List<Request> requests) {
        if (!requests.isEmpty()) {
            found.add(new Finding(kind, requests));
        }
    }

    /** States: before, after, and what is surely allowed in between. */
    static List<Finding> cut(List<Passage> egress, List<Passage> ingress) {
        Sides before = Sides.of(egress, ingress, 0);
        Sides after = Sides.of(egress, ingress, 1);
        Sides surely = Sides.of(egress, ingress, 2);
        if (!before.pass() || !after.pass()) {
            return List.of();
        }
        Set<Set<Request>> missing = missing(before, after, surely);
        List<Finding> found = new ArrayList<>(2);
        if (!missing.isEmpty() || !surely.pass()) {
            boolean whole = missing.isEmpty() || missing.contains(Set.<Request>of());
            found.add(new Finding(Kind.CUT, whole ? List.of() : Sides.words(missing)));
        }
        boolean sameWay = before.sameWay(after) && (!surely.pass() || before.sameWay(surely));
        if (!sameWay) {
            found.add(new Finding(Kind.REHANDLED, List.of()));
        }
        return found;
    }

    /** Requests that may pass before and after, but not surely in between. */
    private static Set<Set<Request>> missing(Sides before, Sides after, Sides surely) {
        Set<Set<Request>> missing = new LinkedHashSet<>();
        for (Set<Request> one : before.meetings()) {
            for (Set<Request> other : after.meetings()) {
                Set<Request> both = Sides.joined(one, other);
                if (!Requests.areDisjoint(one, other) && !surely.pass(both)) {
                    missing.add(both);
                }
            }
        }
        return missing;
    }

    /** States: before, after, and what is possibly allowed in between. */
    static List<Finding> leaked(List<Passage> egress, List<Passage> ingress) {
        Sides before = Sides.of(egress, ingress, 0);
        Sides after = Sides.of(egress, ingress, 1);
        Sides possibly = Sides.of(egress, ingress, 2);
        if (!possibly.pass()) {
            return List.of();
        }
        if (!before.pass() && !after.pass()) {
            return List.of(new Finding(Kind.LEAKED, possibly.requests()));
        }
        Set<Set<Request>> more = possibly.meetings();
        more.removeIf(meeting -> (before.pass() && before.pass(meeting)) || (after.pass() && after.pass(meeting)));
        if (more.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(Kind.LEAKED, more.contains(Set.<Request>of()) ? List.of() : Sides.words(more)));
    }

    /** The one state: whatever passes. */
    static List<Finding> passing(List<Passage> egress, List<Passage> ingress) {
        Sides flow = Sides.of(egress, ingress, 0);
        return flow.pass() ? List.of(new Finding(Kind.CROSSED, flow.requests())) : List.of();
    }
}
