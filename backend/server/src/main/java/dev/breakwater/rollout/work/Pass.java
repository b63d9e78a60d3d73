package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Lease;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way through a revision: take down what is wanted, go stage by stage, and say how far it came. */
final class Pass {
    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Workshop shop;
    private final Lease.Grant grant;
    private final Target target;
    private final Agenda agenda;
    private final Tally tally = new Tally();
    private final Findings findings;
    private final Recall recall;
    private ClusterHealth.@Nullable Hold hold;

    /** A revision, what it wants, and what of that is held back and why. */
    record Target(long revision, List<DesiredObject> desired, Map<ObjectRef, String> withheld) {}

    Pass(Workshop shop, Lease.Grant grant, Target target) {
        this.shop = shop;
        this.grant = grant;
        this.target = target;
        this.agenda = Agenda.of(
                target.revision(),
                target.desired(),
                shop.inventory().entries(),
                shop.world().objects());
        this.findings = new Findings(shop, tally);
        this.recall = new Recall(shop, findings, tally, target);
    }

    void run() throws InterruptedException {
        takeDown();
        if (!stages()) {
            tally.notAttempted();
        }
        shop.inventory().flush(grant);
        shop.board()
                .change(row -> row.progress(
                        tally.applied(target.revision(), row.applied()),
                        tally.attempted(target.revision(), row.attempted()),
                        hold));
    }

    /** Whether the cluster answered nothing of what was asked of it. */
    boolean wasUnanswered() {
        return tally.wasUnanswered();
    }

    /** Written before the first step, so that whoever comes after a crash knows what may be ours. */
    private void takeDown() throws InterruptedException {
        var notes = new Notes(shop);
        target.desired().forEach(notes::wanted);
        agenda.removals().forEach(removal -> notes.unwanted(removal.entry()));
        agenda.forgotten().forEach(shop.inventory()::remove);
        shop.inventory().flush(grant);
        LOG.debug(
                "Revision {} of {} objects begins",
                target.revision(),
                target.desired().size());
        recall.run(grant);
    }

    /** False when it was broken off: a newer revision is there, or nobody answers. */
    private boolean stages() throws InterruptedException {
        boolean mayPrune = mayPrune();
        for (Stage stage : agenda.stages()) {
            if (stage.prunes() && !mayPrune) {
                return true;
            }
            if (stage.restricts()) {
                settle();
            }
            List<? extends Move> due =
                    stage.moves().stream().filter(this::mayGo).toList();
            if (!due.isEmpty() && !carried(due)) {
                return false;
            }
        }
        return true;
    }

    private boolean carried(List<? extends Move> moves) throws InterruptedException {
        LOG.debug(
                "Carrying {} moves, the first of {}",
                moves.size(),
                moves.getFirst().ref());
        boolean all = shop.carrier().carry(grant, moves, findings::took);
        LOG.debug("Carried");
        shop.inventory().flush(grant);
        LOG.debug("Kept");
        return all && !shop.isSuperseded(target.revision());
    }

    /** Not what waits for its back-off, nor what comes after a failure in its unit. */
    private boolean mayGo(Move move) {
        boolean goes = tally.letsGo(move) && !isHeldBack(move);
        if (goes && !shop.backoff().allows(move.ref(), move.about())) {
            if (!shop.isParked(move.ref())) {
                tally.notAttempted();
            }
            goes = false;
        }
        if (!goes) {
            tally.notApplied();
        }
        if (!goes && move instanceof Move.Put && !target.withheld().containsKey(move.ref())) {
            tally.failed(move.unit(), move.ref());
        }
        return goes;
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
        return reason != null || comesLater;
    }

    private boolean mayPrune() {
        long revision = target.revision();
        if (!agenda.prunesTooMuch(target.desired().size()) || shop.board().prunesAllowed() == revision) {
            return true;
        }
        int prunes = agenda.removals().size();
        String sentence = "Revision " + revision + " would take away " + prunes + " of " + agenda.inventory()
                + " objects: an operator has to allow that";
        hold = new ClusterHealth.Hold(revision, prunes, agenda.inventory(), sentence);
        agenda.removals().forEach(removal -> shop.result(removal.ref(), Standing.HELD, sentence));
        tally.notApplied();
        return false;
    }

    /** Agents enforce what they were told a moment ago; only what restricts has to wait for them, and for Cilium's verdict. */
    private void settle() throws InterruptedException {
        if (!tally.unsettled().isEmpty()) {
            shop.barrier().await(tally.unsettled());
            recall.run(grant);
            tally.unsettled().clear();
        }
    }
}
