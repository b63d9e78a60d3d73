package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.judge.Judge;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks a question of all pairs of parties for which the states differ, many pairs at a time. */
@SuppressWarnings("ReferenceEquality") // sides that nothing touched are shared
final class Scan {
    private final List<State> states;
    private final Parties parties;
    private final Profile open;
    private final Verdicts verdicts;
    private final Bits subjects;
    private final List<State> differing;
    private final List<@Nullable List<Profile.Part>> ingress = new ArrayList<>();

    Scan(List<State> states, Judge judge) {
        this(states, judge, states);
    }

    /** Looks only at flows that have an end at which the differing ones of the states do not share the side. */
    Scan(List<State> states, Judge judge, List<State> differing) {
        this.states = states;
        this.differing = differing;
        this.parties = finest(states);
        this.open = Profile.open(states.size());
        this.verdicts = new Verdicts(judge);
        this.subjects = parties.subjects().all();
        IntStream.range(0, parties.subjects().count()).forEach(_ -> ingress.add(null));
    }

    /** The parties of all these states, cut as the latest of their spaces cuts them. */
    static Parties finest(List<State> states) {
        Parties finest = states.getFirst().parties();
        for (State state : states) {
            finest = state.parties().refine(finest) ? state.parties() : finest;
        }
        for (State state : states) {
            if (!finest.refine(state.parties())) {
                throw new IllegalArgumentException("States of different spaces cannot be compared");
            }
        }
        return finest;
    }

    /** All findings where the states do not agree. */
    Findings whereStatesDiffer() {
        var findings = new Findings();
        int count = parties.subjects().count();
        List<Bits.Builder> targets = new ArrayList<>();
        IntStream.range(0, count).forEach(_ -> targets.add(new Bits.Builder()));
        for (int target = 0; target < count; target++) {
            if (differs(Direction.INGRESS, target)) {
                column(target, targets, findings);
            }
        }
        for (int source = 0; source < count; source++) {
            row(source, targets.get(source).build(), findings);
        }
        return findings;
    }

    private boolean differs(Direction direction, int party) {
        Side first = differing.getFirst().side(direction, party);
        return differing.stream().anyMatch(state -> state.side(direction, party) != first);
    }

    /** Whoever may send to a party whose ingress differs: senders without a policy at once, the others later, each for itself. */
    private void column(int target, List<Bits.Builder> targets, Findings findings) {
        for (Profile.Part part : ingress(target)) {
            if (!part.profile().isConstant()) {
                Bits senders = part.peers().and(meeting(target));
                senders.and(subjects).forEach(source -> targets.get(source).add(target));
                Bits others = senders.andNot(subjects).and(parties.senders());
                verdicts.of(open, part.profile()).forEach(found -> findings.addColumn(found, others, target));
            }
        }
    }

    private List<Profile.Part> ingress(int target) {
        List<Profile.Part> known = ingress.get(target);
        if (known == null) {
            known = verdicts.interned(Profiles.of(sides(Direction.INGRESS, target), parties.everyone()));
            ingress.set(target, known);
        }
        return known;
    }

    private List<Side> sides(Direction direction, int party) {
        return states.stream()
                .map(state -> state.side(direction, party).in(parties))
                .toList();
    }

    private void row(int source, Bits byIngress, Findings findings) {
        if (!differs(Direction.EGRESS, source)) {
            row(source, byIngress, _ -> true, byIngress, findings);
            return;
        }
        row(source, parties.everyone(), part -> !part.isConstant(), byIngress, findings);
    }

    /**
     * @param targets whom to look at
     * @param whole for which profiles of the sender all of its targets count, instead of only those in {@code always}
     */
    private void row(int source, Bits targets, Predicate<Profile> whole, Bits always, Findings findings) {
        for (Profile.Part part : verdicts.interned(Profiles.of(sides(Direction.EGRESS, source), targets))) {
            Bits reached =
                    whole.test(part.profile()) ? part.peers() : part.peers().and(always);
            if (!part.profile().isClosed()) {
                pairs(source, part.profile(), reached.and(meeting(source)), findings);
            }
        }
    }

    /** All flows of these sources to these targets, whatever the states say. */
    void between(int source, Bits targets, Findings findings) {
        row(source, targets, _ -> true, targets, findings);
    }

    private void pairs(int source, Profile egress, Bits targets, Findings findings) {
        Bits others = targets.andNot(subjects);
        if (!others.isEmpty()) {
            verdicts.of(egress, open).forEach(found -> findings.addRow(found, source, others));
        }
        targets.and(subjects).forEach(target -> {
            Profile taken = profileOf(source, target);
            verdicts.of(egress, taken).forEach(found -> findings.addRow(found, source, Bits.of(target)));
        });
    }

    private Profile profileOf(int source, int target) {
        for (Profile.Part part : ingress(target)) {
            if (part.peers().contains(source)) {
                return part.profile();
            }
        }
        throw new IllegalStateException("The parts of a side leave a party out");
    }

    /** With whom a party can have flows at all: a node as seen from itself only with pods, any other node not with that view. */
    private Bits meeting(int party) {
        return switch (parties.all().get(party).kind()) {
            case LOCAL_NODE -> parties.of(Party.Kind.PODS);
            case REMOTE_NODE -> parties.everyone().andNot(parties.of(Party.Kind.LOCAL_NODE));
            case PODS, RESERVED, ADDRESSES, NAME -> parties.everyone();
        };
    }

    /** What was found on which ports. */
    record Found(Judge.Kind kind, List<FlowRow.Traffic> traffic) {}
}
