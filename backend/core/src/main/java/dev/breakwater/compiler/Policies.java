package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One policy's objects: allows and denies apart, and one object for each set of subjects that its rules speak of. */
final class Policies {
    private final TenantScope scope;
    private final PolicyIntent policy;

    private Policies(TenantScope scope, PolicyIntent policy) {
        this.scope = scope;
        this.policy = policy;
    }

    static Stream<Manifest> of(TenantScope scope) {
        return scope.snapshot().policiesOf(scope.id()).stream()
                .flatMap(policy -> new Policies(scope, policy).manifests());
    }

    private Stream<Manifest> manifests() {
        return Stream.of(Action.values()).flatMap(this::manifests);
    }

    private Stream<Manifest> manifests(Action action) {
        var bySubject = new LinkedHashMap<Endpoints, List<Rule>>();
        for (Rule rule : policy.spec().rules()) {
            if (rule.action() == action) {
                bySubject
                        .computeIfAbsent(rule.subject(), _ -> new ArrayList<>())
                        .add(rule);
            }
        }
        return bySubject.entrySet().stream().flatMap(group -> manifest(action, group));
    }

    /** None when no rule of the group has a peer: its contract may not be in force. */
    private Stream<Manifest> manifest(Action action, Map.Entry<Endpoints, List<Rule>> group) {
        List<Item> ingress = items(group.getValue(), Direction.INGRESS);
        List<Item> egress = items(group.getValue(), Direction.EGRESS);
        if (ingress.isEmpty() && egress.isEmpty()) {
            return Stream.empty();
        }
        Effect effect = action == Action.ALLOW ? Effect.ALLOWS : Effect.DENIES;
        var compiled = new ClusterwidePolicy(
                "Policy " + policy.id(), scope.select(scope.id(), group.getKey()), effect, ingress, egress);
        return Stream.of(scope.policy(policy.id().name() + "-" + action.name().toLowerCase(Locale.ROOT), compiled));
    }

    private List<Item> items(List<Rule> rules, Direction direction) {
        return rules.stream()
                .filter(rule -> rule.direction() == direction)
                .flatMap(rule -> Rules.items(rule, scope))
                .toList();
    }
}
