package dev.breakwater.planning.flow;

import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a whole cluster's clauses a change can concern: a verdict turns only for flows of which one end is selected by a changed
 * clause, so what selects neither such an end nor what it talks to says the same before, after and in between.
 */
final class Relevance {
    private final List<Subject> changed;

    private Relevance(List<Subject> changed) {
        this.changed = changed;
    }

    static Set<Clause> of(Collection<Clause> all, Collection<Clause> changed) {
        var relevance =
                new Relevance(changed.stream().map(Clause::subject).distinct().toList());
        return all.stream().filter(relevance::concerns).collect(Collectors.toSet());
    }

    private boolean concerns(Clause clause) {
        return clause.effect() == Effect.DEFAULT_DENY
                || changed.stream().anyMatch(subject -> concerns(clause, subject));
    }

    private static boolean concerns(Clause clause, Subject changed) {
        return changed.nodes()
                || mayMeet(clause.subject().selector(), changed.selector())
                || clause.peers().stream().anyMatch(peer -> mayMeet(peer, changed.selector()));
    }

    private static boolean mayMeet(Peer peer, Selector selector) {
        return switch (peer) {
            case Peer.Anybody _ -> true;
            case Peer.Labelled labelled -> mayMeet(labelled.selector(), selector);
            case Peer.Block _, Peer.Fqdn _ -> false; // never a pod
        };
    }

    /** False only if no set of labels satisfies both. */
    private static boolean mayMeet(Selector one, Selector other) {
        for (Requirement some : one.requirements()) {
            for (Requirement more : other.requirements()) {
                if (some.key().equals(more.key()) && (exclude(some, more) || exclude(more, some))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean exclude(Requirement some, Requirement more) {
        return some.operator() == Operator.IN
                && switch (more.operator()) {
                    case IN -> Collections.disjoint(some.values(), more.values());
                    case NOT_IN -> more.values().containsAll(some.values());
                    case DOES_NOT_EXIST -> some.source().equals(more.source());
                    case EXISTS -> false;
                };
    }
}
