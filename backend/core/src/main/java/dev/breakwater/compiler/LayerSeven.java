package dev.breakwater.compiler;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * L7 rules that Cilium would misread in silence: two parsers on one port leave an endpoint without any policy, and an
 * allow without L7 rules beside one with them makes those void.
 */
final class LayerSeven {
    private final TenantScope scope;

    /** An allow and where it comes from, fit to show. */
    private record Allow(String origin, Rule rule) {
        boolean meets(Allow other) {
            return rule.direction() == other.rule.direction() && Overlap.of(rule.subject(), other.rule.subject());
        }
    }

    private LayerSeven(TenantScope scope) {
        this.scope = scope;
    }

    static void check(TenantScope scope) {
        LayerSeven layer = new LayerSeven(scope);
        List<Allow> allows = layer.allows();
        for (Allow allow : allows) {
            if (allow.rule.traffic() instanceof Traffic.Http || allow.rule.traffic() instanceof Traffic.Dns) {
                allows.forEach(other -> layer.check(allow, other));
            }
        }
    }

    private List<Allow> allows() {
        var allows = new ArrayList<Allow>();
        scope.snapshot().policiesOf(scope.id()).forEach(policy -> addAllows(policy, allows));
        if (scope.tenant().isolation() == Isolation.SHARED) {
            for (Direction direction : Direction.values()) {
                var peer = new Peer.SameTenant(Endpoints.ALL);
                allows.add(new Allow(
                        "the isolation 'shared' of " + scope.id(),
                        new Rule(Action.ALLOW, direction, Endpoints.ALL, peer, new Traffic.Everything())));
            }
        }
        return allows;
    }

    private static void addAllows(PolicyIntent policy, List<Allow> allows) {
        List<Rule> rules = policy.spec().rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).action() == Action.ALLOW) {
                allows.add(new Allow("rule " + (i + 1) + " of the policy " + policy.id(), rules.get(i)));
            }
        }
    }

    private void check(Allow one, Allow other) {
        if (one.rule.traffic() instanceof Traffic.Http(var ports, var _)
                && other.rule.traffic() instanceof Traffic.Dns(var more, var _)
                && one.rule.direction() == other.rule.direction()
                && Overlap.of(ports, more)) {
            throw new Rejection(
                            "l7-parsers-conflict",
                            upper(one.origin) + " reads HTTP and " + other.origin + " reads DNS on the same port ("
                                    + words(ports) + "); Cilium then enforces no policy at all on such an endpoint")
                    .remedy("Use different ports, or plain ports without L7 rules for one of the two");
        }
        if (one.meets(other)
                && isVoid(one.rule.traffic(), other.rule.traffic())
                && Overlap.of(one.rule.peer(), other.rule.peer())) {
            throw voided(one, other);
        }
    }

    /** An L3-only allow voids HTTP rules, but not DNS rules. */
    private static boolean isVoid(Traffic restricted, Traffic other) {
        return switch (other) {
            case Traffic.Everything() -> restricted instanceof Traffic.Http;
            case Traffic.Ports(var ports) ->
                switch (restricted) {
                    case Traffic.Http(var own, var _) -> Overlap.of(own, ports);
                    case Traffic.Dns(var own, var _) -> Overlap.of(own, ports);
                    default -> false;
                };
            case Traffic.Http _, Traffic.Dns _, Traffic.Icmp _ -> false;
        };
    }

    private static Rejection voided(Allow one, Allow other) {
        boolean shared = other.origin.startsWith("the isolation");
        return new Rejection(
                        "l7-void",
                        upper(one.origin) + " would restrict nothing: " + other.origin
                                + " allows the same ports between the same endpoints without L7 rules")
                .remedy(
                        shared
                                ? "Choose the isolation 'strict' and allow what the tenant needs inside itself"
                                : "Narrow or withdraw the wider allow, or drop the L7 rules");
    }

    private static String words(List<Port> ports) {
        return String.join(", ", ports.stream().map(Port::toString).toList());
    }

    private static String upper(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
