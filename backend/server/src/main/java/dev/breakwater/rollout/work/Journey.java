package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.route.Route;
import dev.breakwater.rollout.route.Route.Leg;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is planned, phase by phase, with a barrier after each; in a phase, what is put goes before what is taken away. */
final class Journey {
    private static final Logger LOG = LoggerFactory.getLogger(Journey.class);

    private final Workshop shop;
    private final Lease.Grant grant;
    private final Moves moves;
    private final Gate gate;
    private final Pass pass;
    private final Sessions sessions;

    Journey(Workshop shop, Lease.Grant grant, Moves moves, Gate gate, Pass pass) {
        this.shop = shop;
        this.grant = grant;
        this.moves = moves;
        this.gate = gate;
        this.pass = pass;
        this.sessions = new Sessions(shop);
    }

    /** False when it was broken off. What changes nothing that a plan is about comes before and after everything. */
    boolean go(Agenda agenda, Route route) throws InterruptedException {
        Set<ObjectRef> planned = route.refs();
        return carried(() -> unplanned(agenda.puts(), planned, route))
                && rounds(route)
                && carried(() -> unplanned(agenda.removals(), planned, route));
    }

    /** A move that may be due, and who lets it go: to be asked last, since what is refused meanwhile stops others. */
    private record Candidate(Move move, Predicate<Move> gate) {
        boolean goes() {
            return gate.test(move);
        }
    }

    private boolean rounds(Route route) throws InterruptedException {
        for (List<Leg> round : route.rounds()) {
            for (Leg leg : round) {
                stopWithout(sessions.missingBefore(leg.phase()), leg);
            }
            boolean whole = carried(() -> due(round, Move.Put.class)) && carried(() -> due(round, Move.Removal.class));
            if (!whole) {
                return false;
            }
            for (Leg leg : round) {
                stopWithout(sessions.missingAfter(leg.phase()), leg);
            }
        }
        return true;
    }

    private void stopWithout(List<String> missing, Leg leg) {
        if (!missing.isEmpty()) {
            leg.phase().steps().forEach(step -> gate.stop(leg, step.ref()));
            pass.hold(
                    0,
                    "The plan waits at '" + leg.phase().title() + "' for sessions that are not established: "
                            + String.join(", ", missing));
        }
    }

    private Stream<Candidate> due(List<Leg> round, Class<? extends Move> kind) {
        return round.stream()
                .flatMap(leg -> leg.phase().steps().stream()
                        .flatMap(step -> moves.of(leg.track(), step).stream())
                        .filter(kind::isInstance)
                        .map(move -> new Candidate(move, each -> gate.lets(leg, each))));
    }

    private Stream<Candidate> unplanned(List<? extends Move> some, Set<ObjectRef> planned, Route route) {
        return some.stream()
                .map(Move.class::cast)
                .filter(move -> !planned.contains(move.ref()))
                .filter(move -> route.held().stream().noneMatch(held -> held.holds(move.ref(), move.unit())))
                .map(move -> new Candidate(move, gate::lets));
    }

    private boolean carried(Supplier<Stream<Candidate>> some) throws InterruptedException {
        if (some.get().findAny().isEmpty()) {
            return true;
        }
        pass.settle();
        List<Move> due = some.get().filter(Candidate::goes).map(Candidate::move).toList();
        if (due.isEmpty()) {
            return true;
        }
        LOG.debug(
                "Carrying {} moves, the first of {}", due.size(), due.getFirst().ref());
        shop.inventory().flush(grant);
        boolean all = shop.carrier().carry(grant, due, pass.findings()::took);
        shop.inventory().flush(grant);
        LOG.debug("Carried");
        return all && !shop.isSuperseded(pass.revision());
    }
}
