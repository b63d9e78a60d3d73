package dev.breakwater.planning.flow;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Subject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two parsers on one port of one endpoint, even for different peers, cannot be merged: the agent then has no policy at all for
 * the endpoint. Neither end of a plan is to have that, and no mix on the way.
 */
final class ParserConflicts {
    private ParserConflicts() {}

    static Set<String> of(Space space, Stage stage, Set<Clause> possibly) {
        var conflicts = new TreeSet<String>();
        List<Clause> proxied =
                possibly.stream().filter(ParserConflicts::isProxied).toList();
        for (Change change : stage.changes()) {
            for (Clause added : change.added()) {
                if (isProxied(added)) {
                    proxied.stream()
                            .filter(other -> conflict(space, added, other))
                            .forEach(other -> conflicts.add(added.origin().object() + " beside "
                                    + other.origin().object() + ": two parsers on one port of one endpoint"));
                }
            }
        }
        return conflicts;
    }

    private static boolean isProxied(Clause clause) {
        return !clause.layerSeven().parser().isEmpty();
    }

    private static boolean conflict(Space space, Clause one, Clause other) {
        return one.ports().stream()
                        .filter(port ->
                                one.needsOtherParserThan(other, port.slotOf().protocol()))
                        .anyMatch(port -> other.ports().stream().anyMatch(with -> meet(port, with)))
                && space.parties().stream()
                        .anyMatch(party -> selects(one.subject(), party) && selects(other.subject(), party));
    }

    /** Wider than a slot: what begins at one port shares a listener, and a name may stand for any number. */
    private static boolean meet(PortMatch one, PortMatch other) {
        boolean byNumber = one instanceof PortMatch.Range && other instanceof PortMatch.Range;
        PortMatch.Slot own = one.slotOf();
        PortMatch.Slot theirs = other.slotOf();
        return own.protocol() == theirs.protocol() && (!byNumber || own.number() == theirs.number());
    }

    private static boolean selects(Subject subject, Party party) {
        boolean inside = subject.namespace() == null || subject.namespace().equals(party.namespace());
        return party.kind() == Party.Kind.PODS
                && !subject.nodes()
                && inside
                && subject.selector().matches(party.labels());
    }
}
