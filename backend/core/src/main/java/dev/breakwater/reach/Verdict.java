package dev.breakwater.reach;

import java.util.List;

/** What becomes of a flow, and why on each of its sides: the sender's egress and the receiver's ingress. */
public sealed interface Verdict {
    Side egress();

    Side ingress();

    /** Both sides let it pass; above L4 the proxies decide, where there are any. */
    record Allowed(Side egress, Side ingress, Proxied proxied) implements Verdict {}

    /** At least one side drops it. */
    record Denied(Side egress, Side ingress) implements Verdict {}

    /** An endpoint's rules cannot be merged; its agent enforces nothing sane, whatever the other side says. */
    record Conflicting(Side egress, Side ingress) implements Verdict {}

    /** No side drops it for sure, and what decides is not modelled. */
    record Undecided(Side egress, Side ingress, String reason) implements Verdict {}

    /** What a proxy answers to the request of a flow that L3 and L4 allow. */
    enum Proxied {
        /** No proxy, or the flow says nothing that one could judge. */
        NOT_APPLICABLE,
        ALLOWED,
        DENIED
    }

    /** As the case format writes it. */
    default String word() {
        return switch (this) {
            case Allowed _ -> "allowed";
            case Denied _ -> "denied";
            case Conflicting _ -> "conflict";
            case Undecided _ -> "undecided";
        };
    }

    /** Of two sides. */
    static Verdict of(Side egress, Side ingress) {
        var sides = List.of(egress, ingress);
        if (sides.stream().anyMatch(Side.Conflict.class::isInstance)) {
            return new Conflicting(egress, ingress);
        }
        if (sides.stream().anyMatch(side -> side instanceof Side.Denied || side instanceof Side.DefaultDeny)) {
            return new Denied(egress, ingress);
        }
        for (Side side : sides) {
            if (side instanceof Side.Undecided undecided) {
                return new Undecided(egress, ingress, undecided.reason());
            }
        }
        return new Allowed(egress, ingress, proxied(sides));
    }

    private static Proxied proxied(List<Side> sides) {
        return sides.stream()
                .map(side -> side instanceof Side.Redirected redirected ? redirected.proxied() : Proxied.NOT_APPLICABLE)
                .max(Enum::compareTo)
                .orElse(Proxied.NOT_APPLICABLE);
    }
}
