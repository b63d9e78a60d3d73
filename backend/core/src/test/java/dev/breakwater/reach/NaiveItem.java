package dev.breakwater.reach;

import dev.breakwater.reach.Topology.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One item of one section.
 *
 * @param isVoid an empty list stands in it: it matches nobody
 * @param endpoints peers by label, which the {@code requires} of all rules narrow down
 * @param others peers by anything else
 * @param ports null where there is no L4 member
 */
record NaiveItem(
        boolean isVoid,
        List<NaiveSelector> endpoints,
        List<Predicate<NaivePeer>> others,
        List<NaiveSelector> requires,
        List<NaivePort> ports) {
    static final NaiveItem NOTHING = new NaiveItem(false, List.of(), List.of(), List.of(), null);
    private static final Set<String> WORLD = Set.of("world", "world-ipv4", "world-ipv6");
    private static final Set<String> CLUSTER =
            Set.of("host", "remote-node", "init", "ingress", "health", "unmanaged", "kube-apiserver");

    /** @param subjectIsInit whether the rule's own selector names {@code reserved:init} */
    record Scope(String namespace, boolean subjectIsInit, Topology topology) {}

    boolean matches(NaivePeer peer, List<NaiveSelector> allRequired, Predicate<NaivePort> port) {
        boolean named = !endpoints.isEmpty() || !others.isEmpty();
        if (isVoid || (ports == null && !named) || (named && !meets(peer, allRequired))) {
            return false;
        }
        return ports == null || ports.stream().anyMatch(port);
    }

    private boolean meets(NaivePeer peer, List<NaiveSelector> allRequired) {
        return endpoints.stream()
                        .anyMatch(selector -> peer.labels().stream()
                                .anyMatch(labels -> selector.matches(labels)
                                        && allRequired.stream().allMatch(required -> required.matches(labels))))
                || others.stream().anyMatch(test -> test.test(peer));
    }

    static NaiveItem cilium(Map<?, ?> tree, String prefix, boolean deny, Scope scope) {
        var endpoints = new ArrayList<>(each(
                tree,
                prefix + "Endpoints",
                peer -> NaiveSelector.cilium(peer).asPeer(scope.namespace, true, scope.subjectIsInit)));
        var others = new ArrayList<Predicate<NaivePeer>>();
        each(tree, prefix + "CIDR", cidr -> others.add(peer -> peer.isIn(String.valueOf(cidr), false)));
        each(tree, prefix + "CIDRSet", rule -> others.add(NaivePeer.block((Map<?, ?>) rule)));
        each(tree, prefix + "Entities", entity -> others.add(peer -> isEntity(peer, String.valueOf(entity))));
        each(tree, prefix + "Nodes", node -> {
            NaiveSelector nodes = NaiveSelector.cilium(node).and("reserved", "remote-node", "Exists");
            return others.add(peer -> peer.has(nodes));
        });
        each(
                tree,
                prefix + "Groups",
                group -> others.add(peer -> false)); // addresses, of which nobody here knows which
        each(tree, "toFQDNs", name -> others.add(peer -> peer.isNamed((Map<?, ?>) name)));
        if (!deny) {
            each(tree, "toServices", service -> addService((Map<?, ?>) service, scope, endpoints, others));
        }
        return new NaiveItem(
                isVoid(tree, prefix),
                endpoints,
                others,
                each(
                        tree,
                        prefix + "Requires",
                        peer -> NaiveSelector.cilium(peer).asPeer(scope.namespace, false, scope.subjectIsInit)),
                NaivePort.cilium(tree));
    }

    private static <T> List<T> each(Map<?, ?> tree, String name, Function<Object, T> reader) {
        return NaiveRules.list(tree.get(name)).stream().map(reader).toList();
    }

    /** An empty list of addresses or entities beside names does no harm. */
    private static boolean isVoid(Map<?, ?> tree, String prefix) {
        boolean named = !NaiveRules.list(tree.get("toFQDNs")).isEmpty();
        return Stream.of("Endpoints", "Nodes").anyMatch(kind -> isEmpty(tree.get(prefix + kind)))
                || (!named
                        && Stream.of("CIDR", "CIDRSet", "Entities").anyMatch(kind -> isEmpty(tree.get(prefix + kind))));
    }

    /** An item of a rule that is void, or whose ports are no port: not even its names are looked up. */
    static boolean opensNothing(Map<?, ?> tree) {
        List<NaivePort> ports = NaivePort.cilium(tree);
        return isVoid(tree, "to") || (ports != null && ports.isEmpty());
    }

    private static boolean isEmpty(Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }

    private static boolean isEntity(NaivePeer peer, String entity) {
        return switch (entity) {
            case "all" -> true;
            case "none" -> false;
            case "world" -> WORLD.stream().anyMatch(peer::isReserved);
            case "cluster" ->
                CLUSTER.stream().anyMatch(peer::isReserved)
                        || peer.labels().stream()
                                .anyMatch(labels -> "default".equals(labels.get("k8s:io.cilium.k8s.policy.cluster")));
            default -> peer.isReserved(entity);
        };
    }

    private static boolean addService(
            Map<?, ?> named, Scope scope, List<NaiveSelector> endpoints, List<Predicate<NaivePeer>> others) {
        for (Service service : scope.topology.services()) {
            if (isMeant(named, service)) {
                if (service.selector().isEmpty()) {
                    service.endpoints().forEach(address -> others.add(peer -> peer.isAddress(address)));
                } else {
                    NaiveSelector pods = NaiveSelector.cilium(Map.of("matchLabels", service.selector()))
                            .and("k8s", "io.kubernetes.pod.namespace", "In", service.namespace());
                    endpoints.add(pods);
                }
            }
        }
        return true;
    }

    /** Of the services that are meant and have no selector. */
    static List<String> addresses(Map<?, ?> named, Topology topology) {
        return topology.services().stream()
                .filter(service -> isMeant(named, service) && service.selector().isEmpty())
                .flatMap(service -> service.endpoints().stream())
                .toList();
    }

    private static boolean isMeant(Map<?, ?> named, Service service) {
        if (named.get("k8sService") instanceof Map<?, ?> one) {
            return isIn(one, service) && service.name().equals(one.get("serviceName"));
        }
        var selected = (Map<?, ?>) named.get("k8sServiceSelector");
        return isIn(selected, service)
                && NaiveSelector.kubernetes(selected.get("selector"), "")
                        .matches(NaivePeer.withSource("k8s", service.labels()));
    }

    private static boolean isIn(Map<?, ?> named, Service service) {
        Object namespace = named.get("namespace");
        return namespace == null || namespace.equals(service.namespace());
    }

    /** One item for each peer, as Cilium translates it. */
    static List<NaiveItem> kubernetes(Map<?, ?> rule, String prefix, String namespace) {
        List<NaivePort> ports = NaivePort.kubernetes(NaiveRules.list(rule.get("ports")));
        List<?> peers = NaiveRules.list(rule.get(prefix));
        if (peers.isEmpty()) {
            return List.of(new NaiveItem(false, List.of(new NaiveSelector(List.of())), List.of(), List.of(), ports));
        }
        return peers.stream()
                .map(peer -> kubernetesPeer((Map<?, ?>) peer, namespace, ports))
                .toList();
    }

    private static NaiveItem kubernetesPeer(Map<?, ?> peer, String namespace, List<NaivePort> ports) {
        var endpoints = new ArrayList<NaiveSelector>();
        if (peer.get("namespaceSelector") != null) {
            NaiveSelector namespaces =
                    NaiveSelector.kubernetes(peer.get("namespaceSelector"), "io.cilium.k8s.namespace.labels.");
            NaiveSelector any = namespaces.demands().isEmpty()
                    ? namespaces.and("k8s", "io.kubernetes.pod.namespace", "Exists")
                    : namespaces;
            endpoints.add(any.and(NaiveSelector.kubernetes(peer.get("podSelector"), "")));
        } else if (peer.get("podSelector") != null) {
            endpoints.add(pods(peer.get("podSelector"), namespace));
        }
        var others = new ArrayList<Predicate<NaivePeer>>();
        if (peer.get("ipBlock") instanceof Map<?, ?> block) {
            others.add(NaivePeer.block(block));
        }
        return new NaiveItem(false, endpoints, others, List.of(), ports);
    }

    static NaiveSelector pods(Object selector, String namespace) {
        return NaiveSelector.kubernetes(Objects.requireNonNullElse(selector, Map.of()), "")
                .inOwn(namespace);
    }
}
