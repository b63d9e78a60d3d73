package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.route.Held;
import dev.breakwater.rollout.route.Inquiry;
import dev.breakwater.rollout.route.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way through a revision: take down what is wanted, go the way that is planned, and say how far it came. */
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
    private Set<ObjectRef> fixed = Set.of();

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
        if (!carried()) {
            tally.notAttempted();
        }
        if (hasDrifted()) {
            tally.notApplied();
        }
        shop.inventory().flush(grant);
        shop.board()
                .change(row -> row.progress(
                        tally.applied(target.revision(), row.applied()),
                        tally.attempted(target.revision(), row.attempted()),
                        hold));
    }

    /** What others added stands although it is not desired. */
    private boolean hasDrifted() {
        return target.desired().stream()
                .map(each -> shop.world().objects().get(each.ref()))
                .anyMatch(observed -> observed != null && observed.foreign() != null);
    }

    /** Whether the cluster answered nothing of what was asked of it. */
    boolean wasUnanswered() {
        return tally.wasUnanswered();
    }

    /** What is wrong with single objects, and what waits for them. */
    List<String> troubles() {
        return Troubles.of(shop.inventory().entries().values(), tally.waiting());
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
    private boolean carried() throws InterruptedException {
        Map<ObjectRef, String> moving = new HashMap<>(agenda.moving());
        fixed = stayingLabels();
        moving.keySet().removeAll(fixed);
        Route route = moving.isEmpty()
                ? new Route(List.of(), List.of())
                : shop.router()
                        .route(
                                grant,
                                new Inquiry(
                                        target.revision(),
                                        target.desired(),
                                        shop.inventory().entries(),
                                        shop.world().objects(),
                                        moving,
                                        fixed));
        route.held().forEach(held -> hold(held, moving));
        var gate = new Gate(shop, target, tally, mayPrune());
        return new Journey(shop, grant, new Moves(shop, target), gate, this).go(agenda, route);
    }

    /**
     * Namespaces that were just tried in vain: what restricts must not wait for a label that somebody else holds, so the rest
     * is planned, and proven, with the label as it stands.
     */
    private Set<ObjectRef> stayingLabels() {
        return agenda.puts().stream()
                .filter(put -> isLabel(put.ref()) && shop.isParked(put.ref()))
                .filter(put -> !shop.backoff().allows(put.ref(), put.about()))
                .map(Move.Put::ref)
                .collect(Collectors.toSet());
    }

    private static boolean isLabel(ObjectRef ref) {
        return ref.kind().equals(ObjectKind.NAMESPACE.kind());
    }

    /** Whether something waits for a label that turned out to stay only on this way: another way goes around it. */
    boolean metAStayingLabel() {
        return tally.waiting().values().stream()
                .anyMatch(ref -> isLabel(ref) && shop.isParked(ref) && !fixed.contains(ref));
    }

    private void hold(Held held, Map<ObjectRef, String> moving) {
        String sentence = held.sentenceForEach();
        moving.forEach((ref, unit) -> {
            if (held.holds(ref, unit)) {
                shop.result(ref, Standing.HELD, sentence);
            }
        });
        hold(0, held.sentence());
    }

    /** What waits for a person, beside what does already. */
    void hold(int prunes, String sentence) {
        ClusterHealth.Hold before = hold;
        hold = new ClusterHealth.Hold(
                target.revision(),
                prunes + (before == null ? 0 : before.prunes()),
                agenda.inventory(),
                before == null ? sentence : before.sentence() + " " + sentence);
        tally.notApplied();
    }

    private boolean mayPrune() {
        long revision = target.revision();
        if (!agenda.prunesTooMuch(target.desired().size()) || shop.board().prunesAllowed() == revision) {
            return true;
        }
        int prunes = (int) agenda.prunes();
        String sentence = "Revision " + revision + " would take away " + prunes + " of " + agenda.inventory()
                + " objects: an operator has to allow that";
        agenda.removals().forEach(removal -> shop.result(removal.ref(), Standing.HELD, sentence));
        hold(prunes, sentence);
        return false;
    }

    long revision() {
        return target.revision();
    }

    Findings findings() {
        return findings;
    }

    /** Agents enforce what they were told a moment ago; what comes next waits for them, and for Cilium's verdict. */
    void settle() throws InterruptedException {
        if (!tally.unsettled().isEmpty()) {
            shop.barrier().await(tally.unsettled());
            recall.run(grant);
            tally.unsettled().clear();
        }
    }
}
