package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Label;
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
        this.open = Side.open(List.of(), parties);
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
        private List<T> known = List.of();

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
    public State with(Parties parties, Collection<Clause> added, Collection<Clause> removed) {
        if (!parties.refine(this.parties)) {
            return of(parties, clauses.with(added, removed));
        }
        List<Clause> less = removed.stream()
                .filter(clauses::contains)
                .filter(clause -> !added.contains(clause))
                .toList();
        List<Clause> more = added.stream()
                .filter(clause -> !clauses.contains(clause))
                .distinct()
                .toList();
        ClauseSet changed = clauses.with(more, less);
        boolean names =
                less.stream().anyMatch(State::namesAddresses) || more.stream().anyMatch(State::namesAddresses);
        boolean becomes = sensitive || more.stream().anyMatch(parties.peers()::isSensitive);
        if (becomes && names) {
            return of(parties, changed);
        }
        boolean stays = !names && parties.equals(this.parties);
        Supplier<Standings> now =
                stays ? standings : new Lazily<>(() -> parties.peers().standings(changed.all()));
        return new State(
                parties,
                changed,
                now,
                becomes,
                changed(parties, Direction.EGRESS, more, less, now),
                changed(parties, Direction.INGRESS, more, less, now));
    }

    private static boolean namesAddresses(Clause clause) {
        return clause.peers().stream().anyMatch(peer -> switch (peer) {
            case Peer.Block _, Peer.Fqdn _ -> true;
            case Peer.Labelled labelled ->
                labelled.selector().requirements().stream()
                        .anyMatch(each -> each.source().equals(Label.CIDR));
            case Peer.Anybody _ -> false;
        });
    }

    private Side[] changed(
            Parties parties, Direction direction, List<Clause> more, List<Clause> less, Supplier<Standings> now) {
        Side[] sides = direction == Direction.EGRESS ? egress : ingress;
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
        return side(direction, subject.index()).in(parties).cell(protocol, port).passage(peer.index());
    }

    public List<Clause> deciding(Party from, Party to, Protocol protocol, int port) {
        return new Deciding(this, standings, protocol, port).clauses(from.index(), to.index());
    }
}
