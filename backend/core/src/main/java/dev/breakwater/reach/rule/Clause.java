package dev.breakwater.reach.rule;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one rule of one object does, in one direction, to the endpoints that it selects. The verdict of an endpoint
 * in a direction is a function of the set of clauses that select it, and of nothing else: if any DENY matches, denied; else if
 * any ALLOW matches, allowed; else if there is a DEFAULT_DENY, denied; else allowed. REQUIRE clauses, which hardly anybody
 * writes, narrow the peers of the others first. A clause whose layer seven is {@link LayerSeven.Unmodelled} leaves the flows that
 * it matches undecided, whatever its effect, unless another one decides them with certainty.
 *
 * @param peers any of which matches; never empty
 * @param ports any of which matches; never empty
 */
public record Clause(
        Origin origin,
        Direction direction,
        Effect effect,
        Subject subject,
        List<Peer> peers,
        List<PortMatch> ports,
        LayerSeven layerSeven) {

    /** Where a clause stands, to be shown and linked: the object and the path in it, such as {@code spec.ingress[0]}. */
    public record Origin(ObjectRef object, String path) {
        @Override
        public String toString() {
            return object + " " + path;
        }
    }

    public Clause {
        peers = List.copyOf(peers);
        ports = List.copyOf(ports);
        if (peers.isEmpty() || ports.isEmpty()) {
            throw new IllegalArgumentException(
                    "a clause without " + (peers.isEmpty() ? "peers" : "ports") + ": " + origin);
        }
    }

    /** Whether the other demands another parser there, so that the two may conflict where they meet on one port of one endpoint. */
    public boolean needsOtherParserThan(Clause other, @Nullable Protocol protocol) {
        String own = layerSeven.parserUnder(protocol);
        String theirs = other.layerSeven.parserUnder(protocol);
        return effect == Effect.ALLOW
                && other.effect == Effect.ALLOW
                && direction == other.direction
                && !own.isEmpty()
                && !theirs.isEmpty()
                && !own.equals(theirs);
    }

    /** The same for other peers. */
    public Clause of(List<Peer> some) {
        return new Clause(origin, direction, effect, subject, some, ports, layerSeven);
    }

    /** Default deny for whom {@code subject} selects. */
    public static Clause defaultDeny(Origin origin, Direction direction, Subject subject) {
        return new Clause(
                origin,
                direction,
                Effect.DEFAULT_DENY,
                subject,
                List.of(new Peer.Anybody()),
                List.of(new PortMatch.Every()),
                new LayerSeven.None());
    }
}
