package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One state: what each party that policies can select does in each direction. */
public final class State {
    private final Parties parties;
    private final ClauseSet clauses;
    private final Supplier<Standings> standings;
    private final boolean sensitive;
    private final Side[] egress;
    private final Side[] ingress;
    private final Side open;

    // sensitive: what some clause means depends on which addresses the others name
    private State(
            Parties parties,
            ClauseSet clauses,
            Supplier<Standings> standings,
            boolean sensitive,
            Side[] egress,
            Side[] ingress) {
        this.parties = parties;
        this.clauses = clauses;
        this.standings = standings;
        this.sensitive = sensitive;
        this.egress = egress;
        this.ingress = ingress;
        this.open = Side.open(List.of(), parties.everyone());
    }

    public static State of(Parties parties, Collection<Clause> clauses) {
        return of(parties, ClauseSet.of(clauses));
    }

    private static State of(Parties parties, ClauseSet clauses) {
        Supplier<Standings> standings = new Lazily<>(() -> parties.peers().standings(clauses.all()));
        List<Clause> all = clauses.all();
        return new State(
                parties,
                clauses,
                standings,
                all.stream().anyMatch(parties.peers()::isSensitive),
                sides(parties, Direction.EGRESS, all, standings),
                sides(parties, Direction.INGRESS, all, standings));
    }

    /** Computes when first asked. */
    private static final class Lazily<T> implements Supplier<T> {
        private final Supplier<T> source;
        private volatile List<T> known = List.of();

        Lazily(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public synchronized T get() {
            if (known.isEmpty()) {
                known = List.of(source.get());
            }
            return known.getFirst();
        }
    }

    private static Side[] sides(
            Parties parties, Direction direction, Collection<Clause> clauses, Supplier<Standings> standings) {
        List<List<Clause>> selecting = new ArrayList<>();
        for (int i = 0; i < parties.subjects().count(); i++) {
            selecting.add(new ArrayList<>());
        }
        for (Clause clause : clauses) {
            if (clause.direction() == direction) {
                parties.subjects()
                        .selectedBy(clause.subject())
                        .forEach(subject -> selecting.get(subject).add(clause));
            }
        }
        Side[] sides = new Side[selecting.size()];
        IntStream.range(0, sides.length)
                .parallel()
                .forEach(i ->
                        sides[i] = SideBuilder.side(new Matching(parties, i, direction), selecting.get(i), standings));
        return sides;
    }

    /** The state with these clauses more and those less; computes the sides that they select, and no others. */
    public State with(Collection<Clause> added, Collection<Clause> removed) {
        List<Clause> less = removed.stream()
                .filter(clauses::contains)
                .filter(clause -> !added.contains(clause))
                .toList();
        List<Clause> more = added.stream()
                .filter(clause -> !clauses.contains(clause))
                .distinct()
                .toList();
        ClauseSet changed = clauses.with(more, less);
        boolean stays =
                less.stream().noneMatch(State::namesAddresses) && more.stream().noneMatch(State::namesAddresses);
        boolean becomes = sensitive || more.stream().anyMatch(parties.peers()::isSensitive);
        if (becomes && !stays) {
            return of(parties, changed);
        }
        Supplier<Standings> now =
                stays ? standings : new Lazily<>(() -> parties.peers().standings(changed.all()));
        return new State(
                parties,
                changed,
                now,
                becomes,
                changed(Direction.EGRESS, egress, more, less, now),
                changed(Direction.INGRESS, ingress, more, less, now));
    }

    private static boolean namesAddresses(Clause clause) {
        return clause.peers().stream().anyMatch(peer -> peer instanceof Peer.Block || peer instanceof Peer.Fqdn);
    }

    private Side[] changed(
            Direction direction, Side[] sides, List<Clause> more, List<Clause> less, Supplier<Standings> now) {
        Bits touched = touched(direction, more).or(touched(direction, less));
        Side[] changed = sides.clone();
        touched.forEach(subject -> {
            List<Clause> selecting = new ArrayList<>(sides[subject].clauses());
            selecting.removeAll(less);
            for (Clause clause : more) {
                if (clause.direction() == direction
                        && parties.subjects().selectedBy(clause.subject()).contains(subject)) {
                    selecting.add(clause);
                }
            }
            changed[subject] = SideBuilder.side(new Matching(parties, subject, direction), selecting, now);
        });
        return changed;
    }

    private Bits touched(Direction direction, List<Clause> clauses) {
        var touched = new Bits.Builder();
        clauses.stream()
                .filter(clause -> clause.direction() == direction)
                .forEach(clause -> touched.addAll(parties.subjects().selectedBy(clause.subject())));
        return touched.build();
    }

    public Collection<Clause> clauses() {
        return clauses.all();
    }

    Parties parties() {
        return parties;
    }

    Side side(Direction direction, int party) {
        Side[] sides = direction == Direction.EGRESS ? egress : ingress;
        return party < sides.length ? sides[party] : open;
    }

    public Passage passage(Direction direction, Party subject, Party peer, Protocol protocol, int port) {
        return side(direction, subject.index()).cell(protocol, port).passage(peer.index());
    }

    public List<Clause> deciding(Party from, Party to, Protocol protocol, int port) {
        List<Clause> deciding = new ArrayList<>();
        deciding.addAll(deciding(Direction.EGRESS, from.index(), to.index(), protocol, port));
        deciding.addAll(deciding(Direction.INGRESS, to.index(), from.index(), protocol, port));
        return deciding;
    }

    private List<Clause> deciding(Direction direction, int subject, int peer, Protocol protocol, int port) {
        if (!parties.subjects().has(subject) || !new Matching(parties, subject, direction).isEnforced()) {
            return List.of();
        }
        var matching = new Matching(parties, subject, direction);
        List<Clause> selecting = side(direction, subject).clauses();
        List<Clause> matched = selecting.stream()
                .filter(clause -> clause.effect() != Effect.DEFAULT_DENY)
                .filter(clause -> parties.peers().of(clause, standings).contains(peer))
                .filter(clause -> matching.matches(clause, protocol, port))
                .toList();
        for (Effect effect : List.of(Effect.DENY, Effect.ALLOW)) {
            List<Clause> carrying =
                    matched.stream().filter(clause -> clause.effect() == effect).toList();
            if (!carrying.isEmpty()) {
                return carrying;
            }
        }
        return selecting.stream()
                .filter(clause -> clause.effect() == Effect.DEFAULT_DENY)
                .toList();
    }
}
