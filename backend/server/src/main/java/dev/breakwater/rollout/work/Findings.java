package dev.breakwater.rollout.work;

import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.Outcome;
import org.jspecify.annotations.Nullable;

/** Takes down what came of each move: in the inventory, in the tally, and as a wait before the next try. */
final class Findings {
    private final Workshop shop;
    private final Tally tally;

    Findings(Workshop shop, Tally tally) {
        this.shop = shop;
        this.tally = tally;
    }

    void took(Move move, Outcome outcome) {
        shop.attempted(move.ref());
        switch (outcome) {
            case Outcome.Applied(var observed) -> applied(move, observed);
            case Outcome.Conflicted(var manager, var fields) -> {
                shop.conflicted(move.ref(), manager, fields);
                shop.backoff().parked(move.ref(), move.about());
                tally.failed(move.unit(), move.ref());
            }
            case Outcome.Refused(var reason) -> {
                shop.backoff().parked(move.ref(), move.about());
                failed(move, Standing.REFUSED, reason);
            }
            case Outcome.Moved(var reason) -> {
                shop.world().missedSomething();
                shop.backoff().failed(move.ref(), move.about(), null);
                tally.notAttempted();
                failed(move, Standing.PENDING, reason);
            }
            case Outcome.Unreachable unreachable -> unreachable(move, unreachable);
        }
    }

    private void unreachable(Move move, Outcome.Unreachable unreachable) {
        shop.backoff().failed(move.ref(), move.about(), unreachable.retryAfter());
        tally.notAttempted();
        if (!unreachable.answered()) {
            tally.unanswered();
        }
        failed(move, Standing.UNREACHABLE, unreachable.reason());
    }

    private void applied(Move move, @Nullable Observed observed) {
        shop.backoff().succeeded(move.ref());
        if (observed == null) {
            shop.world().removed(move.ref());
            shop.inventory().remove(move.ref());
        } else {
            shop.world().wrote(observed);
            shop.inventory().update(move.ref(), entry -> entry.taken(observed, shop.now()));
            tally.unsettled(move.ref());
        }
    }

    private void failed(Move move, Standing standing, String reason) {
        shop.result(move.ref(), standing, reason);
        tally.failed(move.unit(), move.ref());
    }
}
