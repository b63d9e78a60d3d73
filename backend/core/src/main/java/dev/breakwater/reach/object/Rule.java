package dev.breakwater.reach.object;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule, {@code spec} or an entry of {@code specs}, being taken apart.
 *
 * @param doubt why it is not known whom the rule selects; null if it is known
 */
record Rule(
        Tree tree, Scope scope, Subject subject, @Nullable String doubt) {
    private static final List<String> MODES = List.of("disabled", "required", "test-always-fail");
    static final List<String> SECTIONS = List.of("ingress", "ingressDeny", "egress", "egressDeny");

    static List<Clause> read(Tree tree, Scope outer) {
        if (SECTIONS.stream().allMatch(section -> tree.at(section).items().isEmpty())) {
            throw Unacceptable.cilium(
                            tree.path(), "rule must have at least one of Ingress, IngressDeny, Egress, EgressDeny")
                    .remedy("For default deny alone write ingress: [{}]");
        }
        Tree endpoints = tree.at("endpointSelector");
        Tree nodes = tree.at("nodeSelector");
        if (endpoints.isPresent() == nodes.isPresent()) {
            throw Unacceptable.schema(
                    tree.path(),
                    endpoints.isPresent()
                            ? "rule cannot have both EndpointSelector and NodeSelector"
                            : "rule must have one of EndpointSelector or NodeSelector");
        }
        SelectorDraft draft = SelectorDraft.cilium(nodes.isPresent() ? nodes : endpoints);
        Scope scope = outer.forInit(endpoints.isPresent() && draft.hasKey("reserved.init"));
        if (endpoints.isPresent() && scope.namespace() != null) {
            draft.override("k8s." + LabelNames.NAMESPACE, scope.namespace());
        }
        var subject = new Subject(draft.selector(), scope.namespace(), nodes.isPresent());
        String doubt = scope.doubt() != null ? scope.doubt() : draft.ambiguity();
        return new Rule(tree, scope, subject, doubt).clauses();
    }

    private List<Clause> clauses() {
        var clauses = new ArrayList<Clause>();
        for (Direction direction : List.of(Direction.INGRESS, Direction.EGRESS)) {
            String section = direction == Direction.INGRESS ? "ingress" : "egress";
            defaultDeny(section, direction, clauses);
            tree.at(section).items().forEach(item -> item(item, direction, Effect.ALLOW, clauses));
            tree.at(section + "Deny").items().forEach(item -> item(item, direction, Effect.DENY, clauses));
        }
        return clauses;
    }

    /** Only where the direction has a rule: asking for it without one does nothing. */
    private void defaultDeny(String section, Direction direction, List<Clause> clauses) {
        Boolean enabled = tree.at("enableDefaultDeny").at(section).flag();
        boolean allows = !tree.at(section).items().isEmpty();
        boolean denies = !tree.at(section + "Deny").items().isEmpty();
        if ((allows || denies) && !Boolean.FALSE.equals(enabled)) {
            String path = tree.path() + "." + section + (allows ? "" : "Deny");
            var anybody = new ArrayList<Peer>(List.of(new Peer.Anybody()));
            silent(section, direction, false).forEach(anybody::add);
            silent(section + "Deny", direction, true).forEach(anybody::add);
            clauses.add(clause(path, direction, Effect.DEFAULT_DENY, anybody, List.of(), new LayerSeven.None()));
        }
    }

    /** Blocks of items whose ports are none: they match nothing, and yet they are named, as names in their place are not. */
    private Stream<Peer> silent(String section, Direction direction, boolean deny) {
        return tree.at(section).items().stream()
                .filter(Rule::isSilent)
                .flatMap(item -> Peers.read(item, direction, deny, scope).peers().stream())
                .filter(Peer.Block.class::isInstance);
    }

    private static boolean isSilent(Tree item) {
        List<Tree> ports = Stream.concat(
                        item.at("toPorts").items().stream().map(entry -> entry.at("ports")),
                        item.at("icmps").items().stream().map(entry -> entry.at("fields")))
                .toList();
        return !ports.isEmpty()
                && ports.stream().allMatch(entry -> entry.items().isEmpty());
    }

    private void item(Tree item, Direction direction, Effect effect, List<Clause> clauses) {
        boolean deny = effect == Effect.DENY;
        Peers peers = Peers.read(item, direction, deny, scope);
        List<Peer> required = Peers.required(item, direction, scope);
        if (!required.isEmpty()) {
            Effect require = deny ? Effect.REQUIRE_OF_DENY : Effect.REQUIRE;
            clauses.add(clause(item.path(), direction, require, required, List.of(), new LayerSeven.None()));
        }
        List<Entry> entries = entries(item, direction, deny);
        if (!peers.isVoid()) {
            grouped(entries)
                    .map(entry -> deny ? entry : entry.under(item))
                    .forEach(entry -> add(clauses, entry, direction, effect, peers));
        }
    }

    /** What one {@code toPorts} entry, or all that have no L7 part, or an item without ports, matches. */
    private record Entry(String path, List<PortMatch> ports, LayerSeven layerSeven) {

        /** With what the item says about all its entries: a mode of authentication, or a selector of random meaning. */
        Entry under(Tree item) {
            String mode = item.at("authentication").at("mode").oneOf(MODES);
            String doubt = mode == null ? ambiguity(item) : "authentication mode " + mode + " is not modelled";
            var merging =
                    mode == null ? layerSeven.merging() : layerSeven.merging().under(mode);
            return doubt == null ? this : new Entry(path, ports, new LayerSeven.Unmodelled(doubt, merging));
        }
    }

    private List<Entry> entries(Tree item, Direction direction, boolean deny) {
        List<Tree> toPorts = item.at("toPorts").items();
        List<Tree> icmps = item.at("icmps").items();
        if (!toPorts.isEmpty() && !icmps.isEmpty()) {
            throw Unacceptable.cilium(
                    item.path(),
                    "the ICMPs block may only be present without ToPorts. Define a separate rule to use ToPorts");
        }
        if (toPorts.isEmpty() && icmps.isEmpty()) {
            return List.of(new Entry(item.path(), List.of(new PortMatch.Every()), new LayerSeven.None()));
        }
        var entries = new ArrayList<Entry>();
        icmps.forEach(
                icmp -> entries.add(new Entry(item.path(), IcmpTypes.read(icmp).toList(), new LayerSeven.None())));
        toPorts.forEach(entry -> entries.add(entry(item, entry, direction, deny)));
        return entries;
    }

    private Entry entry(Tree item, Tree entry, Direction direction, boolean deny) {
        List<Ports.Port> ports = Ports.read(entry.at("ports"));
        LayerSeven layerSeven = deny
                ? new LayerSeven.None() // a deny takes the whole port, whatever rules are written under it
                : LayerSevens.read(entry, ports, direction, subject.nodes(), scope);
        return new Entry(
                layerSeven instanceof LayerSeven.None ? item.path() : entry.path(),
                ports.stream().flatMap(Ports.Port::matches).toList(),
                layerSeven);
    }

    private static Stream<Entry> grouped(List<Entry> entries) {
        boolean plain = entries.stream().allMatch(entry -> entry.layerSeven instanceof LayerSeven.None);
        if (!plain || entries.size() < 2) {
            return entries.stream(); // in the order in which they stand, which decides what conflicts
        }
        var together = entries.stream().flatMap(entry -> entry.ports.stream()).toList();
        return Stream.of(new Entry(entries.getFirst().path, together, new LayerSeven.None()));
    }

    private void add(List<Clause> clauses, Entry entry, Direction direction, Effect effect, Peers peers) {
        boolean unbounded = entry.ports.equals(List.of(new PortMatch.Every()));
        if (entry.ports.isEmpty() || (unbounded && peers.peers().isEmpty())) {
            return; // ports without a port, or neither peers nor ports: nothing but default deny
        }
        clauses.add(clause(entry.path, direction, effect, peers.peers(), entry.ports, entry.layerSeven));
    }

    private static @Nullable String ambiguity(Tree item) {
        return Stream.of("fromEndpoints", "toEndpoints")
                .flatMap(list -> item.at(list).items().stream())
                .map(tree -> SelectorDraft.cilium(tree).ambiguity())
                .filter(reason -> reason != null)
                .findFirst()
                .orElse(null);
    }

    /** No peers are anybody, no ports are everything; a doubt about the subject touches whatever the rule says. */
    private Clause clause(
            String path,
            Direction direction,
            Effect effect,
            List<Peer> peers,
            List<PortMatch> ports,
            LayerSeven seven) {
        return new Clause(
                new Origin(scope.object(), path),
                direction,
                effect,
                subject,
                peers.isEmpty() ? List.of(new Peer.Anybody()) : peers,
                ports.isEmpty() ? List.of(new PortMatch.Every()) : ports,
                doubt == null ? seven : new LayerSeven.Unmodelled(doubt, seven.merging()));
    }
}
