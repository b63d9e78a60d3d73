package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Side;
import dev.breakwater.reach.endpoint.EndpointPolicy.Owner;
import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** One direction of an endpoint's policy: its filters, and whether what nothing allows is dropped. */
final class DirectionPolicy {
    /** The selector by which the local host is kept from being restricted by L7 rules. */
    private static final Peer HOST = new Peer.Labelled(Selector.of(Selector.Requirement.is(Label.reserved("host"))));

    private final Map<PortMatch.Slot, Filter> filters = new LinkedHashMap<>();
    private final List<Clause> defaultDenies;
    private final boolean closed;
    private final ToIntBiFunction<String, Protocol> namedPorts;
    private final Proxy proxy;

    private DirectionPolicy(Owner owner, Direction direction, List<Clause> clauses) {
        defaultDenies = clauses.stream()
                .filter(clause -> clause.effect() == Effect.DEFAULT_DENY)
                .toList();
        closed = !defaultDenies.isEmpty()
                || owner.options().enforcement() == Enforcement.ALWAYS
                || owner.labels().byKey("init") != null; // by the key alone, as Cilium does
        namedPorts = owner.namedPorts().in(direction);
        proxy = new Proxy(filters.values(), namedPorts, !closed);
    }

    static DirectionPolicy of(Owner owner, Direction direction, List<Clause> clauses) {
        var policy = new DirectionPolicy(owner, direction, clauses);
        boolean sparesHost = direction == Direction.INGRESS && owner.options().alwaysAllowLocalhost();
        List<Selector> ofAllows = required(clauses, Effect.REQUIRE);
        List<Selector> ofDenies = required(clauses, Effect.REQUIRE_OF_DENY);
        for (Clause clause : clauses) {
            switch (clause.effect()) {
                case ALLOW -> policy.add(clause, ofAllows, sparesHost ? owner.localHost() : null);
                case DENY -> policy.add(clause, ofDenies, null);
                case DEFAULT_DENY, REQUIRE, REQUIRE_OF_DENY -> {}
            }
        }
        return policy;
    }

    private static List<Selector> required(List<Clause> clauses, Effect effect) {
        return clauses.stream()
                .filter(clause -> clause.effect() == effect)
                .flatMap(clause -> clause.peers().stream())
                .map(peer -> ((Peer.Labelled) peer).selector())
                .toList();
    }

    private void add(Clause clause, List<Selector> required, @Nullable Remote host) {
        List<Peer> peers =
                clause.peers().stream().map(peer -> narrowed(peer, required)).toList();
        for (PortMatch port : clause.ports()) {
            var entry = new Entry(clause, peers, port, clause.layerSeven());
            filter(port).add(entry);
            // the local host is spared from L7 rules, unless they are written for exactly it
            if (host != null && entry.merging().isRedirect() && entry.matches(host) && !peers.contains(HOST)) {
                filter(port).add(new Entry(clause, List.of(HOST), port, new LayerSeven.None()));
            }
        }
    }

    private Filter filter(PortMatch port) {
        return filters.computeIfAbsent(port.slotOf(), Filter::new);
    }

    private static Peer narrowed(Peer peer, List<Selector> required) {
        if (!(peer instanceof Peer.Labelled labelled) || !labelled.narrowed() || required.isEmpty()) {
            return peer;
        }
        return new Peer.Labelled(required.stream().reduce(labelled.selector(), Selector::and), true);
    }

    Collection<Filter> filters() {
        return filters.values();
    }

    Side decide(Remote peer, Flow flow, boolean localHost) {
        var hits = new ArrayList<Hit>();
        for (Filter filter : filters.values()) {
            Filter.Match match = filter.matches(flow.protocol(), flow.portOrType(), namedPorts);
            if (match != Filter.Match.NO) {
                filter.entries().stream()
                        .filter(entry -> entry.matches(peer))
                        .forEach(entry -> hits.add(new Hit(filter, entry, match == Filter.Match.YES)));
            }
        }
        return decide(hits, peer, flow, localHost);
    }

    private Side decide(List<Hit> hits, Remote peer, Flow flow, boolean localHost) {
        List<Hit> denies = hits.stream().filter(hit -> hit.entry().isDeny()).toList();
        List<Hit> certain = denies.stream().filter(Hit::isCertain).toList();
        if (!certain.isEmpty()) {
            return new Side.Denied(origins(certain));
        }
        List<Hit> doubtful = hits.stream().filter(hit -> !hit.isCertain()).toList();
        if (!doubtful.isEmpty()) {
            return new Side.Undecided(doubtful.getFirst().doubt(), origins(doubtful));
        }
        List<Hit> proxied = hits.stream().filter(hit -> hit.entry().isProxied()).toList();
        if (!proxied.isEmpty()) {
            return redirected(proxied, hits, peer, flow);
        }
        if (!hits.isEmpty() || localHost) {
            return new Side.Allowed(origins(hits));
        }
        return closed ? defaultDeny() : new Side.Open();
    }

    private Side defaultDeny() {
        var origins = defaultDenies.stream().map(Clause::origin).distinct().toList();
        for (Clause clause : defaultDenies) {
            if (!(clause.layerSeven() instanceof LayerSeven.Unmodelled)) {
                return new Side.DefaultDeny(origins);
            }
        }
        for (Clause clause : defaultDenies) {
            if (clause.layerSeven() instanceof LayerSeven.Unmodelled(var reason, var _)) {
                return new Side.Undecided(reason, origins);
            }
        }
        return new Side.DefaultDeny(origins);
    }

    /** Any redirect beats any plain allow; of two the one for fewer ports counts, then the one that names the peer. */
    private Side redirected(List<Hit> proxied, List<Hit> hits, Remote peer, Flow flow) {
        int port = flow.portOrType();
        int narrowest = proxied.stream()
                .mapToInt(hit -> hit.piece(port, namedPorts))
                .min()
                .orElseThrow();
        var candidates = proxied.stream()
                .filter(hit -> hit.piece(port, namedPorts) == narrowest)
                .toList();
        var named = candidates.stream()
                .filter(hit -> hit.entry().matchesAsNamed(peer))
                .toList();
        Set<String> parsers = new TreeSet<>();
        (named.isEmpty() ? candidates : named).forEach(hit -> parsers.addAll(listeners(hit.filter())));
        if (parsers.size() > 1) {
            return new Side.Undecided(
                    "two proxies for one port, of which a random one is taken: " + parsers, origins(proxied));
        }
        String parser = parsers.iterator().next();
        return new Side.Redirected(parser, origins(hits), proxy.answer(parser, peer, flow));
    }

    /** Redirects from one port share a listener: the last one made stays, which is one by number before any by name. */
    private Set<String> listeners(Filter filter) {
        List<Filter> sharing = filters.values().stream()
                .filter(other -> other.isRedirect() && other.begins(filter, namedPorts))
                .toList();
        boolean byName = sharing.stream().allMatch(Filter::isNamed);
        Set<String> parsers = new TreeSet<>();
        sharing.stream().filter(other -> byName || !other.isNamed()).forEach(other -> parsers.add(other.parser()));
        return parsers.isEmpty() ? Set.of(filter.parser()) : parsers;
    }

    private static List<Origin> origins(List<Hit> hits) {
        return hits.stream()
                .map(hit -> hit.entry().clause().origin())
                .distinct()
                .toList();
    }
}
