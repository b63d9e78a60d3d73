package dev.breakwater.reach.algebra;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.PortMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One party's point of view in one direction: what ports and enforcement mean to it. */
record Matching(Parties parties, int subject, Direction direction) {

    /** The ports of a protocol that a match means here; null for none. */
    PortMatch.@Nullable Range range(PortMatch match, Protocol protocol) {
        return switch (match) {
            case PortMatch.Every _ -> new PortMatch.Range(protocol, 0, Space.lastPort(protocol));
            case PortMatch.Range range -> range.protocol() == protocol ? clipped(range) : null;
            case PortMatch.Named named -> named.protocol() == protocol ? numbered(named) : null;
        };
    }

    private static PortMatch.@Nullable Range clipped(PortMatch.Range range) {
        int last = Math.min(range.last(), Space.lastPort(range.protocol()));
        return range.first() > last ? null : new PortMatch.Range(range.protocol(), range.first(), last);
    }

    private PortMatch.@Nullable Range numbered(PortMatch.Named named) {
        int port = direction == Direction.INGRESS
                ? parties.subjects().member(subject).port(named.protocol(), named.name())
                : parties.agreedPort(named.protocol(), named.name());
        return port < 0 ? null : new PortMatch.Range(named.protocol(), port, port);
    }

    boolean matches(Clause clause, Protocol protocol, int port) {
        return clause.ports().stream().anyMatch(match -> matches(match, protocol, port));
    }

    boolean matches(PortMatch match, Protocol protocol, int port) {
        PortMatch.Range range = range(match, protocol);
        return range != null && range.first() <= port && port <= range.last();
    }

    boolean isEnforced() {
        return parties.topology().options().enforcement() != Enforcement.NEVER;
    }

    /** Whether what no clause allows is denied. */
    boolean isDefaultDeny(List<Clause> clauses) {
        return parties.topology().options().enforcement() == Enforcement.ALWAYS
                || parties.subjects().member(subject).init()
                || clauses.stream().anyMatch(clause -> clause.effect() == Effect.DEFAULT_DENY);
    }

    /** The local host's packets come in unless they are denied, and no proxy sees them. */
    Bits exempt() {
        boolean exempt = direction == Direction.INGRESS
                && parties.topology().options().alwaysAllowLocalhost()
                && !parties.subjects().member(subject).node();
        return exempt ? parties.localHost() : Bits.NONE;
    }
}
