package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Whence.Place;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One policy's objects: allows and denies apart, and one object for each set of subjects that its rules speak of. */
final class Policies {
    private final TenantScope scope;
    private final PolicyIntent policy;

    private Policies(TenantScope scope, PolicyIntent policy) {
        this.scope = scope;
        this.policy = policy;
    }

    /** An object with the rules that it is made of. */
    private record Made(Manifest manifest, ClusterwidePolicy policy, List<Rule> rules) {}

    static Stream<Manifest> of(TenantScope scope) {
        return all(scope).flatMap(Policies::made).map(Made::manifest);
    }

    /** Where each rule is said; of rules that say the same, the first. */
    static Map<Place, Whence> whence(TenantScope scope) {
        var whence = new HashMap<Place, Whence>();
        all(scope).forEach(policies -> policies.made().forEach(made -> policies.tell(made, whence)));
        return whence;
    }

    private static Stream<Policies> all(TenantScope scope) {
        return scope.snapshot().policiesOf(scope.id()).stream().map(policy -> new Policies(scope, policy));
    }

    private void tell(Made made, Map<Place, Whence> whence) {
        Map<Item, String> incoming = made.policy().places(true);
        Map<Item, String> outgoing = made.policy().places(false);
        for (Rule rule : made.rules()) {
            Map<Item, String> places = rule.direction() == Direction.INGRESS ? incoming : outgoing;
            int number = policy.spec().rules().indexOf(rule);
            Rules.items(rule, scope)
                    .map(item -> new Place(made.manifest().ref(), Objects.requireNonNull(places.get(item))))
                    .forEach(place -> whence.putIfAbsent(place, new Whence(policy.id(), number)));
        }
    }

    private Stream<Made> made() {
        return Stream.of(Action.values()).flatMap(this::made);
    }

    private Stream<Made> made(Action action) {
        var bySubject = new LinkedHashMap<Endpoints, List<Rule>>();
        for (Rule rule : policy.spec().rules()) {
            if (rule.action() == action) {
                bySubject
                        .computeIfAbsent(rule.subject(), _ -> new ArrayList<>())
                        .add(rule);
            }
        }
        return bySubject.entrySet().stream().flatMap(group -> made(action, group));
    }

    /** None when no rule of the group has a peer: its contract may not be in force. */
    private Stream<Made> made(Action action, Map.Entry<Endpoints, List<Rule>> group) {
        List<Item> ingress = items(group.getValue(), Direction.INGRESS);
        List<Item> egress = items(group.getValue(), Direction.EGRESS);
        if (ingress.isEmpty() && egress.isEmpty()) {
            return Stream.empty();
        }
        Effect effect = action == Action.ALLOW ? Effect.ALLOWS : Effect.DENIES;
        var compiled = new ClusterwidePolicy(
                "Policy " + policy.id(), scope.select(scope.id(), group.getKey()), effect, ingress, egress);
        Manifest manifest =
                scope.policy(policy.id().name() + "-" + action.name().toLowerCase(Locale.ROOT), compiled);
        return Stream.of(new Made(manifest, compiled, group.getValue()));
    }

    private List<Item> items(List<Rule> rules, Direction direction) {
        return rules.stream()
                .filter(rule -> rule.direction() == direction)
                .flatMap(rule -> Rules.items(rule, scope))
                .toList();
    }
}
