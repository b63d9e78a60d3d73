package dev.breakwater.rollout.work;

import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.Outcome;
import dev.breakwater.rollout.memory.Entry;
import dev.breakwater.rollout.memory.Lease;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Halts the unit of what Cilium refuses, so that nothing it should replace goes, and takes it back: it enforces nothing. What Cilium
 * accepted earlier, or what is edited in place, stays: agents may still enforce it, and would forget it if it went.
 */
final class Recall {
    private static final Pattern CONTENT_ADDRESSED = Pattern.compile(".*-[0-9a-f]{10}");

    private final Workshop shop;
    private final Findings findings;
    private final Tally tally;
    private final Pass.Target target;

    Recall(Workshop shop, Findings findings, Tally tally, Pass.Target target) {
        this.shop = shop;
        this.findings = findings;
        this.tally = tally;
        this.target = target;
    }

    void run(Lease.Grant grant) throws InterruptedException {
        var refused = target.desired().stream().filter(this::isRefused).toList();
        refused.forEach(each -> tally.failed(each.unit(), each.ref()));
        List<Move.Removal> due = refused.stream()
                .flatMap(each -> Stream.ofNullable(removal(each)))
                .filter(removal -> shop.backoff().allows(removal.ref(), removal.about()))
                .toList();
        if (!due.isEmpty()) {
            shop.carrier().carry(grant, due, this::took);
            shop.inventory().flush(grant);
        }
    }

    private boolean isRefused(DesiredObject desired) {
        Observed observed = shop.world().objects().get(desired.ref());
        return observed == null
                ? Agenda.isTakenBack(shop.inventory().entries().get(desired.ref()), target.revision())
                : complaint(observed) != null;
    }

    private Move.@Nullable Removal removal(DesiredObject desired) {
        Entry entry = shop.inventory().entries().get(desired.ref());
        Observed observed = shop.world().objects().get(desired.ref());
        return entry != null && observed != null && isFor(entry, observed) ? new Move.Removal(entry, observed) : null;
    }

    /** Whether it is ours, has never been enforced, and was not left standing before. */
    static boolean isFor(Entry entry, Observed observed) {
        return complaint(observed) != null
                && CONTENT_ADDRESSED.matcher(entry.ref().name()).matches()
                && entry.untouched(observed)
                && entry.deletable()
                && entry.result().standing() != Standing.REFUSED
                && entry.conditions().stream().noneMatch(Condition::saysValid);
    }

    /** Cilium's own words. */
    static @Nullable String complaint(Observed observed) {
        return observed.conditions().stream()
                .filter(Condition::saysInvalid)
                .map(Condition::message)
                .findFirst()
                .orElse(null);
    }

    private void took(Move move, Outcome outcome) {
        if (outcome instanceof Outcome.Applied && move instanceof Move.Removal(var _, var refused)) {
            String reason = "Cilium refuses it, and it was taken back: " + complaint(refused);
            shop.world().removed(move.ref());
            shop.inventory()
                    .update(
                            move.ref(),
                            entry -> entry.takenBack(
                                    target.revision(), Entry.Result.of(Standing.REFUSED, reason, shop.now())));
        } else {
            findings.took(move, outcome);
        }
    }
}
