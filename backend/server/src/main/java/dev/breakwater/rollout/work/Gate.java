package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Entry;
import dev.breakwater.rollout.route.Route.Leg;
import dev.breakwater.situation.Realm;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Decides which moves go: not what waits for its back-off or for a person, nor what comes after a failure on its way. */
final class Gate {
    private final Workshop shop;
    private final Pass.Target target;
    private final Tally tally;
    private final boolean mayPrune;
    private final Set<Leg> stopped = new HashSet<>();

    Gate(Workshop shop, Pass.Target target, Tally tally, boolean mayPrune) {
        this.shop = shop;
        this.target = target;
        this.tally = tally;
        this.mayPrune = mayPrune;
    }

    boolean lets(Leg leg, Move move) {
        boolean waits =
                stopped.stream().anyMatch(each -> each.track().equals(leg.track()) && each.number() <= leg.number());
        var failure = tally.failure((ref, unit) -> leg.track().stops(unit, move.unit()) && precedes(ref, leg, move));
        failure.ifPresent(cause -> waits(move, cause));
        return lets(move, waits || failure.isPresent());
    }

    /** Nothing of what comes after this step goes, nor the step itself if it did not yet. */
    void stop(Leg leg, ObjectRef ref) {
        stopped.add(leg);
        tally.failed(leg.track().units().first(), ref);
    }

    /** What no plan orders; it takes nothing away from a unit of which something failed. */
    boolean lets(Move move) {
        Optional<ObjectRef> failure =
                move instanceof Move.Removal ? tally.failure((_, unit) -> unit.equals(move.unit())) : Optional.empty();
        failure.ifPresent(cause -> waits(move, cause));
        return lets(move, failure.isPresent());
    }

    /** Says so, unless more is known of it; of what is not its own, a unit learns no name. */
    private void waits(Move move, ObjectRef cause) {
        Entry entry = shop.inventory().entries().get(move.ref());
        Entry before = shop.inventory().entries().get(cause);
        if (entry == null || before == null || cause.equals(move.ref())) {
            return;
        }
        tally.waits(move.unit(), move.ref(), cause);
        Standing standing = entry.result().standing();
        if (standing == Standing.PENDING || standing == Standing.DRIFTED || standing == Standing.APPLIED) {
            shop.result(
                    move.ref(),
                    standing == Standing.APPLIED ? Standing.PENDING : standing,
                    before.unit().equals(move.unit())
                            ? "Waits for " + Troubles.named(cause) + ": " + Troubles.why(before)
                            : "Waits for an object of a partner that could not be put: an operator sees which");
        }
    }

    /** Within a phase the order does not matter to any flow, but what replaces is to stand before the replaced goes. */
    private static boolean precedes(ObjectRef failed, Leg leg, Move move) {
        for (int earlier = 0; earlier < leg.number(); earlier++) {
            if (leg.track().refs(earlier).contains(failed)) {
                return true;
            }
        }
        boolean elsewhere = !leg.track().refs().contains(failed) && !Realm.ADMISSION.holds(failed);
        return move instanceof Move.Removal
                && (elsewhere || leg.track().refs(leg.number()).contains(failed));
    }

    private boolean lets(Move move, boolean stopped) {
        boolean goes = !stopped && !isHeldBack(move) && isDue(move);
        if (!goes) {
            tally.failed(move.unit(), move.ref());
        }
        return goes;
    }

    private boolean isDue(Move move) {
        boolean due = shop.backoff().allows(move.ref(), move.about());
        if (!due && !shop.isParked(move.ref())) {
            tally.notAttempted();
        }
        return due;
    }

    private boolean isHeldBack(Move move) {
        String reason = target.withheld().get(move.ref());
        if (reason != null) {
            shop.result(move.ref(), Standing.HELD, reason);
        }
        boolean comesLater = move instanceof Move.Put put && put.cameLaterThan(target.revision());
        if (comesLater) {
            shop.result(
                    move.ref(),
                    Standing.REFUSED,
                    "The cluster holds a later revision of it than " + target.revision()
                            + ", the newest in this database: was an old backup restored?");
        }
        boolean waits = move instanceof Move.Removal removal
                && !mayPrune
                && !removal.entry().isTemporary();
        return reason != null || comesLater || waits;
    }
}
