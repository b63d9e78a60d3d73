package dev.breakwater.reach.lint;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a clause shows beside the others that select the same endpoints. */
final class NeighbourTraps {
    private NeighbourTraps() {}

    static void of(Clause clause, LintedState state, Collection<Finding> findings) {
        if (clause.effect() != Effect.ALLOW && clause.effect() != Effect.DENY) {
            return;
        }
        List<Clause> beside = state.beside(clause);
        shadowed(clause, beside, state, findings);
        if (clause.effect() == Effect.ALLOW) {
            namesBesideWorld(clause, beside, state, findings);
            sumsUp(clause, beside, state, findings);
            voided(clause, beside, state, findings);
            conflicts(clause, beside, findings);
        }
    }

    private static void shadowed(Clause clause, List<Clause> beside, LintedState state, Collection<Finding> findings) {
        for (Clause other : beside) {
            boolean wider = PortCover.covers(other.ports(), clause.ports())
                    && state.peers(clause).andNot(state.peers(other)).isEmpty()
                    && !state.peers(clause).isEmpty();
            boolean denied = other.effect() == Effect.DENY && clause.effect() == Effect.ALLOW;
            boolean repeated = other.effect() == clause.effect() && isPlain(other) && isPlain(clause);
            boolean equal = repeated
                    && PortCover.covers(clause.ports(), other.ports())
                    && state.peers(clause).equals(state.peers(other))
                    && state.subjects(clause).equals(state.subjects(other));
            boolean first = clause.origin().toString().compareTo(other.origin().toString()) <= 0;
            if (wider && denied) {
                findings.add(new Finding(
                        "rule-denied",
                        clause.origin(),
                        "Everything that this allows is denied by " + other.origin() + ", and deny always wins.",
                        "Remove one of the two."));
            } else if (wider && repeated && !(equal && first)) {
                findings.add(new Finding(
                        "rule-shadowed",
                        clause.origin(),
                        "Everything that this matches, " + other.origin() + " matches as well.",
                        "Remove the narrower rule."));
            }
        }
    }

    private static boolean isPlain(Clause clause) {
        return clause.layerSeven() instanceof LayerSeven.None;
    }

    private static void namesBesideWorld(
            Clause clause, List<Clause> beside, LintedState state, Collection<Finding> findings) {
        if (clause.peers().stream().noneMatch(Peer.Fqdn.class::isInstance)) {
            return;
        }
        for (Clause other : beside) {
            if (other.effect() == Effect.ALLOW
                    && coversWorld(state.peers(other), state)
                    && PortCover.overlap(other.ports(), clause.ports())) {
                findings.add(new Finding(
                        "fqdn-beside-world",
                        clause.origin(),
                        "The list of names restricts nothing: " + other.origin()
                                + " allows every address on these ports.",
                        "Remove the rule for the whole world, or the list."));
            }
        }
    }

    private static boolean coversWorld(Bits peers, LintedState state) {
        return state.of(Party.Kind.ADDRESSES).andNot(peers).isEmpty();
    }

    /** Blocks that together are all of IPv4 although none of them is. */
    private static void sumsUp(Clause clause, List<Clause> beside, LintedState state, Collection<Finding> findings) {
        if (clause.peers().stream().noneMatch(Peer.Block.class::isInstance)) {
            return;
        }
        List<Clause> blocks = new ArrayList<>(List.of(clause));
        beside.stream()
                .filter(other -> other.effect() == Effect.ALLOW)
                .filter(other -> other.peers().stream().allMatch(Peer.Block.class::isInstance))
                .filter(other -> PortCover.covers(other.ports(), clause.ports()))
                .forEach(blocks::add);
        boolean whole = blocks.stream()
                .flatMap(each -> each.peers().stream())
                .anyMatch(
                        peer -> peer instanceof Peer.Block block && block.cidr().prefix() == 0);
        var all = new Bits.Builder();
        blocks.forEach(each -> all.addAll(state.peers(each)));
        if (!whole && !ipv4(state).isEmpty() && ipv4(state).andNot(all.build()).isEmpty()) {
            findings.add(new Finding(
                    "cidrs-cover-internet",
                    clause.origin(),
                    "This block and those beside it add up to every IPv4 address.",
                    "Say toEntities world if that is meant; otherwise name narrower blocks."));
        }
    }

    private static Bits ipv4(LintedState state) {
        var cells = new Bits.Builder();
        state.of(Party.Kind.ADDRESSES).forEach(index -> {
            if (state.parties().all().get(index).name().indexOf(':') < 0
                    && !state.parties().all().get(index).name().equals("world-ipv6")) {
                cells.add(index);
            }
        });
        return cells.build();
    }

    /** Surprises 12 and 13. */
    private static void voided(Clause clause, List<Clause> beside, LintedState state, Collection<Finding> findings) {
        boolean http =
                clause.layerSeven() instanceof LayerSeven.Http || clause.layerSeven() instanceof LayerSeven.ServerNames;
        boolean dns = clause.layerSeven() instanceof LayerSeven.Dns;
        for (Clause other : beside) {
            boolean samePeer = other.effect() == Effect.ALLOW
                    && isPlain(other)
                    && state.peers(other).intersects(state.peers(clause));
            boolean voids = (http && PortCover.overlap(other.ports(), clause.ports()))
                    || (dns && other.ports().stream().anyMatch(clause.ports()::contains));
            if (samePeer && voids) {
                findings.add(new Finding(
                        "layer-seven-voided",
                        clause.origin(),
                        "The rule above L4 restricts nothing for peers that " + other.origin() + " allows without one.",
                        "Take these peers or this port out of the plain rule."));
            }
        }
    }

    /** Surprise 5: even for different peers. */
    private static void conflicts(Clause clause, List<Clause> beside, Collection<Finding> findings) {
        for (Clause other : beside) {
            boolean conflict = clause.ports().stream()
                    .map(PortMatch::slotOf)
                    .filter(slot -> clause.needsOtherParserThan(other, slot.protocol()))
                    .anyMatch(slot -> other.ports().stream()
                            .anyMatch(port -> port.slotOf().equals(slot)));
            if (conflict) {
                findings.add(new Finding(
                        "layer-seven-conflict",
                        clause.origin(),
                        "Two parsers on one port, here and at " + other.origin()
                                + ": Cilium then enforces no policy at all.",
                        "Use one kind of rule per port, or different ports."));
            }
        }
    }
}
