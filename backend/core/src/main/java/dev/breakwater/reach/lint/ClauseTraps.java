package dev.breakwater.reach.lint;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.Collection;
import java.util.Set;

/** What one clause shows by itself. */
final class ClauseTraps {
    private static final Set<Integer> TLS_PORTS =
            Set.of(443, 465, 636, 853, 993, 995, 2379, 5671, 6443, 8443, 8883, 9443, 10250);
    private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";

    private ClauseTraps() {}

    static void in(Clause clause, LintedState state, Collection<Finding> findings) {
        matchesNobody(clause, state, findings);
        if (clause.effect() == Effect.DEFAULT_DENY) {
            return;
        }
        negative(clause, state, findings);
        named(clause, findings);
        httpOnTls(clause, findings);
        emptyPeer(clause, findings);
    }

    private static void matchesNobody(Clause clause, LintedState state, Collection<Finding> findings) {
        if (contradicts(clause.subject().selector())) {
            findings.add(new Finding(
                    "rule-never-applies",
                    clause.origin(),
                    "The selector contradicts itself, so it selects nobody ever.",
                    "Remove the rule or correct the selector."));
        }
        boolean nobody = clause.peers().stream().allMatch(peer -> switch (peer) {
            case Peer.Labelled labelled -> contradicts(labelled.selector());
            case Peer.Block block ->
                state.peers(clause).isEmpty() && !block.except().isEmpty();
            case Peer.Anybody _, Peer.Fqdn _ -> false;
        });
        if (nobody) {
            findings.add(new Finding(
                    "rule-never-matches",
                    clause.origin(),
                    "No peer can ever match: its selector contradicts itself, or its exceptions leave no address.",
                    "Remove the rule or correct its peers."));
        }
    }

    private static boolean contradicts(Selector selector) {
        return selector.requirements().stream()
                .anyMatch(one -> selector.requirements().stream().anyMatch(other -> contradict(one, other)));
    }

    private static boolean contradict(Requirement one, Requirement other) {
        boolean sameKey = one.key().equals(other.key())
                && (one.source().equals(other.source()) || other.source().equals("any"));
        if (!sameKey) {
            return false;
        }
        return switch (one.operator()) {
            case IN ->
                switch (other.operator()) {
                    case IN -> one.values().stream().noneMatch(other.values()::contains);
                    case NOT_IN -> other.values().containsAll(one.values());
                    case DOES_NOT_EXIST -> true;
                    case EXISTS -> false;
                };
            case EXISTS -> other.operator() == Operator.DOES_NOT_EXIST;
            case NOT_IN, DOES_NOT_EXIST -> false;
        };
    }

    /** Silent widening 3. */
    private static void negative(Clause clause, LintedState state, Collection<Finding> findings) {
        for (Peer peer : clause.peers()) {
            if (peer instanceof Peer.Labelled labelled && isNegative(labelled.selector())) {
                Bits outside = state.of(Party.Kind.ADDRESSES).or(state.of(Party.Kind.RESERVED));
                if (state.peers(clause).intersects(outside)) {
                    findings.add(new Finding(
                            "negative-selector-matches-world",
                            clause.origin(),
                            "A selector of nothing but NotIn and DoesNotExist also matches the world, nodes and health checks.",
                            "Add Exists on the same key and on k8s:" + POD_NAMESPACE + "."));
                }
            }
        }
    }

    private static boolean isNegative(Selector selector) {
        return !selector.requirements().isEmpty()
                && selector.requirements().stream()
                        .allMatch(each ->
                                each.operator() == Operator.NOT_IN || each.operator() == Operator.DOES_NOT_EXIST);
    }

    /** Silent widening 6. */
    private static void named(Clause clause, Collection<Finding> findings) {
        boolean named = clause.ports().stream().anyMatch(PortMatch.Named.class::isInstance);
        if (named && clause.direction() == Direction.EGRESS) {
            String effect = clause.effect() == Effect.DENY
                    ? "a deny of a named port denies nothing as soon as two pods anywhere give the name different numbers."
                    : "two pods anywhere that give the name different numbers make the rule void.";
            findings.add(new Finding(
                    "named-port-in-egress",
                    clause.origin(),
                    "In egress a port's name is looked up in the whole cluster: " + effect,
                    "Write the number."));
        }
    }

    private static void httpOnTls(Clause clause, Collection<Finding> findings) {
        if (clause.layerSeven() instanceof LayerSeven.Http) {
            for (PortMatch match : clause.ports()) {
                if (match instanceof PortMatch.Range range
                        && range.first() == range.last()
                        && TLS_PORTS.contains(range.first())) {
                    findings.add(new Finding(
                            "http-rule-on-tls-port",
                            clause.origin(),
                            "HTTP rules cannot read TLS, and port " + range.first()
                                    + " usually speaks it: nothing would pass.",
                            "Use serverNames, terminate TLS before, or name the plain port."));
                }
            }
        }
    }

    /** Silent widening 11. */
    private static void emptyPeer(Clause clause, Collection<Finding> findings) {
        boolean init = clause.subject().namespace() == null
                && clause.subject().selector().requirements().stream()
                        .anyMatch(each -> each.source().equals("reserved")
                                && each.key().equals("init")
                                && (each.operator() == Operator.EXISTS || each.operator() == Operator.IN));
        boolean everybody = clause.peers().stream()
                .anyMatch(peer -> peer instanceof Peer.Labelled labelled
                        && labelled.selector().requirements().isEmpty());
        if (init && everybody && clause.effect() == Effect.ALLOW) {
            findings.add(new Finding(
                    "empty-peer-of-init",
                    clause.origin(),
                    "An empty peer selector of a policy for reserved:init means truly everybody, the world included.",
                    "Add Exists on k8s:" + POD_NAMESPACE + "."));
        }
    }
}
