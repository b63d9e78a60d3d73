package dev.breakwater.reach.algebra;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks all clauses for each single flow, as the sentences about clauses say. */
final class NaiveClauses {
    private final Topology topology;
    private final Collection<Clause> clauses;

    /** What a flow asks of a proxy: {@code GET /a}, a DNS name or a TLS server name. */
    record Asked(String method, String path, String name) {}

    NaiveClauses(Topology topology, Collection<Clause> clauses) {
        this.topology = topology;
        this.clauses = clauses;
    }

    /** Whether packets pass on one side, and whether the proxy, if there is one, lets the request pass. */
    record Answer(boolean packets, boolean request) {}

    Answer answer(String from, String to, Protocol protocol, int port, Asked asked) {
        Answer egress = side(Direction.EGRESS, from, to, protocol, port, asked);
        Answer ingress = side(Direction.INGRESS, to, from, protocol, port, asked);
        boolean packets = egress.packets && ingress.packets;
        return new Answer(packets, packets && egress.request && ingress.request);
    }

    Answer side(Direction direction, String own, String other, Protocol protocol, int port, Asked asked) {
        Endpoint endpoint = endpoint(own);
        if (endpoint == null || topology.options().enforcement() == Enforcement.NEVER) {
            return new Answer(true, true);
        }
        List<Clause> selecting = clauses.stream()
                .filter(clause -> clause.direction() == direction && selects(clause, endpoint))
                .toList();
        List<Clause> matching = selecting.stream()
                .filter(clause -> clause.effect() != Effect.DEFAULT_DENY)
                .filter(clause -> clause.peers().stream().anyMatch(peer -> is(other, peer)))
                .filter(clause ->
                        clause.ports().stream().anyMatch(match -> matches(match, direction, endpoint, protocol, port)))
                .toList();
        if (matching.stream().anyMatch(clause -> clause.effect() == Effect.DENY)) {
            return new Answer(false, false);
        }
        boolean local = other.equals("host") || other.startsWith("host:");
        if (direction == Direction.INGRESS && local && topology.options().alwaysAllowLocalhost()) {
            return new Answer(true, true);
        }
        boolean defaultDeny = topology.options().enforcement() == Enforcement.ALWAYS
                || selecting.stream().anyMatch(clause -> clause.effect() == Effect.DEFAULT_DENY);
        if (matching.isEmpty()) {
            return new Answer(!defaultDeny, !defaultDeny);
        }
        Side side = new Side(other, direction, endpoint, protocol, port, defaultDeny);
        return new Answer(true, passes(matching, side, asked));
    }

    private record Side(
            String other, Direction direction, Endpoint endpoint, Protocol protocol, int port, boolean defaultDeny) {}

    /** A proxy knows nobody as the one world of two address families, and takes a rule for it to be for nobody. */
    private boolean isSeen(Clause clause, String other) {
        return clause.peers().stream()
                .anyMatch(peer -> peer instanceof Peer.Labelled labelled
                        ? identities(other).limit(1).anyMatch(labelled.selector()::matches)
                        : is(other, peer));
    }

    private boolean passes(List<Clause> matching, Side side, Asked asked) {
        List<Clause> plain = matching.stream()
                .filter(clause -> clause.layerSeven() instanceof LayerSeven.None)
                .toList();
        List<Clause> proxied =
                matching.stream().filter(clause -> !plain.contains(clause)).toList();
        if (proxied.isEmpty()) {
            return true;
        }
        List<Clause> seen =
                plain.stream().filter(clause -> isSeen(clause, side.other)).toList();
        return proxied.stream().anyMatch(clause -> {
            List<PortMatch> own = clause.ports().stream()
                    .filter(match -> matches(match, side.direction, side.endpoint, side.protocol, side.port))
                    .toList();
            boolean dns = clause.layerSeven() instanceof LayerSeven.Dns;
            boolean samePort =
                    seen.stream().anyMatch(other -> other.ports().stream().anyMatch(own::contains));
            boolean names = clause.layerSeven() instanceof LayerSeven.ServerNames;
            boolean spared =
                    names ? seen.stream().anyMatch(other -> sparesFromNames(other, proxied, side)) : !seen.isEmpty();
            boolean voided = dns ? samePort : spared || !side.defaultDeny;
            return voided || (isSeen(clause, side.other) && (!side.defaultDeny || passes(clause.layerSeven(), asked)));
        });
    }

    /** Names demanded of a peer on a port are demanded whatever else allows just that peer just there. */
    private boolean sparesFromNames(Clause plain, List<Clause> proxied, Side side) {
        List<Clause> naming = proxied.stream()
                .filter(clause -> clause.layerSeven() instanceof LayerSeven.ServerNames)
                .toList();
        return plain.peers().stream()
                .filter(peer -> is(side.other, peer))
                .anyMatch(peer -> plain.ports().stream()
                        .filter(match -> matches(match, side.direction, side.endpoint, side.protocol, side.port))
                        .anyMatch(port -> naming.stream()
                                .noneMatch(clause -> clause.ports().contains(port)
                                        && clause.peers().stream().anyMatch(each -> isSame(each, peer)))));
    }

    private static boolean isSame(Peer one, Peer other) {
        return one.equals(other) || (isEverybody(one) && isEverybody(other));
    }

    private static boolean isEverybody(Peer peer) {
        return peer instanceof Peer.Anybody
                || (peer instanceof Peer.Labelled labelled
                        && labelled.selector().requirements().isEmpty());
    }

    private static boolean passes(LayerSeven layerSeven, Asked asked) {
        return switch (layerSeven) {
            case LayerSeven.None _ -> true;
            case LayerSeven.Http http ->
                http.rules().stream()
                        .anyMatch(rule -> whole(rule.method(), asked.method) && whole(rule.path(), asked.path));
            case LayerSeven.Dns dns -> dns.patterns().stream().anyMatch(pattern -> pattern.matches(asked.name));
            case LayerSeven.ServerNames names -> names.names().contains(asked.name);
            case LayerSeven.Unmodelled _ -> throw new IllegalStateException("not drawn");
        };
    }

    static boolean whole(@Nullable String expression, String text) {
        return expression == null || Pattern.matches(expression, text);
    }

    private @Nullable Endpoint endpoint(String id) {
        return topology.endpoints().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Set<Label> labels(Endpoint endpoint) {
        if (endpoint.reserved() != null) {
            return Set.of(RandomClauses.reserved(endpoint.reserved()));
        }
        Set<Label> labels = new HashSet<>();
        endpoint.labels().forEach((key, value) -> labels.add(new Label("k8s", key, value)));
        labels.add(new Label("k8s", "io.kubernetes.pod.namespace", endpoint.namespace()));
        labels.add(new Label("k8s", "io.cilium.k8s.policy.cluster", "default"));
        topology.namespaces().stream()
                .filter(each -> each.name().equals(endpoint.namespace()))
                .forEach(each -> each.labels()
                        .forEach((key, value) ->
                                labels.add(new Label("k8s", "io.cilium.k8s.namespace.labels." + key, value))));
        return labels;
    }

    private boolean selects(Clause clause, Endpoint endpoint) {
        String namespace = clause.subject().namespace();
        boolean inside = namespace == null || (endpoint.reserved() == null && namespace.equals(endpoint.namespace()));
        return inside
                && !clause.subject().nodes()
                && clause.subject().selector().matches(labels(endpoint));
    }

    private boolean is(String end, Peer peer) {
        return switch (peer) {
            case Peer.Anybody _ -> true;
            case Peer.Labelled labelled -> identities(end).anyMatch(labelled.selector()::matches);
            case Peer.Block block -> isWithin(end, block);
            case Peer.Fqdn fqdn -> names(end).anyMatch(fqdn.pattern()::matches);
        };
    }

    private Stream<String> names(String end) {
        return topology.names().stream()
                .filter(name -> name.ips().contains(end))
                .map(Topology.KnownName::name);
    }

    private Topology.@Nullable Node node(String end) {
        return topology.nodes().stream()
                .filter(each -> end.endsWith(":" + each.name()))
                .findFirst()
                .orElse(null);
    }

    private Stream<Set<Label>> identities(String end) {
        Endpoint endpoint = endpoint(end);
        if (endpoint != null) {
            return Stream.of(labels(endpoint));
        }
        if (isAddress(end)) {
            return world(end);
        }
        Topology.Node node = node(end);
        Set<Label> labels = new HashSet<>();
        labels.add(RandomClauses.reserved(
                end.equals("kube-apiserver")
                        ? "remote-node"
                        : node == null ? end : end.substring(0, end.indexOf(':'))));
        if (end.equals("kube-apiserver") || (node != null && node.kubeApiServer())) {
            labels.add(RandomClauses.reserved("kube-apiserver"));
        }
        if (node != null && end.startsWith("remote") && topology.options().nodeSelectorLabels()) {
            node.labels().forEach((key, value) -> labels.add(new Label("node", key, value)));
        }
        return Stream.of(labels);
    }

    static boolean isAddress(String end) {
        return end.indexOf('/') < 0
                && Character.digit(end.charAt(0), 16) >= 0
                && (end.indexOf('.') > 0 || end.indexOf(':') > 0)
                && Pattern.matches("[0-9a-f.:]*", end);
    }

    private Stream<Set<Label>> world(String address) {
        boolean v6 = address.indexOf(':') >= 0;
        Set<Label> own = new HashSet<>();
        own.add(RandomClauses.reserved(topology.dualStack() ? (v6 ? "world-ipv6" : "world-ipv4") : "world"));
        Cidr nearest = Stream.concat(named(), topology.apiServerCidrs().stream().map(Cidr::parse))
                .filter(cidr -> cidr.prefix() > 0 && cidr.contains(only(address)))
                .max(Comparator.comparingInt(Cidr::prefix))
                .orElse(null);
        boolean resolved = clauses.stream()
                .flatMap(clause -> clause.peers().stream())
                .anyMatch(
                        peer -> peer instanceof Peer.Fqdn fqdn && names(address).anyMatch(fqdn.pattern()::matches));
        if (topology.apiServerCidrs().stream().anyMatch(cidr -> Cidr.parse(cidr).contains(only(address)))) {
            own.add(RandomClauses.reserved("kube-apiserver"));
        }
        boolean unnamed = nearest == null && !resolved && topology.dualStack();
        return unnamed ? Stream.of(own, Set.of(RandomClauses.reserved("world"))) : Stream.of(own);
    }

    private Stream<Cidr> named() {
        return clauses.stream()
                .flatMap(clause -> clause.peers().stream())
                .flatMap(peer -> peer instanceof Peer.Block block
                        ? Stream.concat(Stream.of(block.cidr()), block.except().stream())
                        : Stream.empty());
    }

    private static Cidr only(String address) {
        IpAddress parsed = IpAddress.parse(address);
        return new Cidr(parsed, parsed.isIpv6() ? 128 : 32);
    }

    private boolean isWithin(String end, Peer.Block block) {
        Topology.Node node = end.startsWith("remote-node:") ? node(end) : null;
        boolean matchedNode = node != null && topology.options().cidrMatchNodes();
        String address = matchedNode ? Objects.requireNonNull(node).ipv4() : isAddress(end) ? end : null;
        return address != null
                && block.cidr().contains(only(address))
                && block.except().stream().noneMatch(except -> except.contains(only(address)));
    }

    private boolean matches(PortMatch match, Direction direction, Endpoint endpoint, Protocol protocol, int port) {
        return switch (match) {
            case PortMatch.Every _ -> true;
            case PortMatch.Range range -> range.protocol() == protocol && range.first() <= port && port <= range.last();
            case PortMatch.Named named ->
                named.protocol() == protocol
                        && numbers(named, direction, endpoint).equals(Set.of(port));
        };
    }

    private Set<Integer> numbers(PortMatch.Named named, Direction direction, Endpoint endpoint) {
        List<Endpoint> asked = direction == Direction.INGRESS ? List.of(endpoint) : topology.endpoints();
        Set<Integer> numbers = new HashSet<>();
        asked.forEach(each -> each.namedPorts().stream()
                .filter(port -> port.name().equals(named.name()) && port.protocol() == named.protocol())
                .forEach(port -> numbers.add(port.port())));
        return numbers;
    }
}
