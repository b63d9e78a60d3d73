package dev.breakwater.intent;

import dev.breakwater.vocabulary.Rejection;

/** One allow or deny for some of a tenant's endpoints, in one direction, to or from one peer. */
public record Rule(Action action, Direction direction, Endpoints subject, Peer peer, Traffic traffic) {

    /** Deny beats allow, always and however specific. */
    public enum Action {
        ALLOW,
        DENY
    }

    /** As seen from the subject. */
    public enum Direction {
        INGRESS,
        EGRESS
    }

    public Rule {
        if (direction == Direction.INGRESS && (peer instanceof Peer.FqdnName || peer instanceof Peer.FqdnPattern)) {
            throw Rejection.invalid("fqdn-on-ingress", "A DNS name can only be a destination")
                    .at("/peer");
        }
        if (direction == Direction.INGRESS && traffic instanceof Traffic.Dns) {
            throw Rejection.invalid("dns-on-ingress", "DNS rules apply to egress only")
                    .at("/traffic");
        }
        if (action == Action.DENY) {
            checkDeny(peer, traffic);
        }
    }

    private static void checkDeny(Peer peer, Traffic traffic) {
        if (peer instanceof Peer.FqdnName || peer instanceof Peer.FqdnPattern) {
            throw Rejection.invalid("fqdn-in-deny", "Cilium cannot deny by DNS name")
                    .at("/peer")
                    .remedy("Deny the addresses as a block");
        }
        if (peer instanceof Peer.Entity) {
            throw Rejection.invalid(
                            "entity-in-deny", "Denying a whole entity also cuts kubelet probes or every DNS name rule")
                    .at("/peer")
                    .remedy("Leave it out of the allows, or deny a block of addresses, with exceptions");
        }
        if (traffic instanceof Traffic.Http || traffic instanceof Traffic.Dns) {
            throw Rejection.invalid("l7-in-deny", "Cilium drops L7 rules of a deny and would deny the whole port")
                    .at("/traffic")
                    .remedy("Allow the requests that may pass and leave out the rest");
        }
    }
}
