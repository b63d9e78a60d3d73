package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.vocabulary.Cidr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pools, advertisements, peer configs and BGP cluster configs of one end of a plan, by name. */
record Fabric(
        SortedMap<String, Manifest> pools,
        SortedMap<String, Manifest> advertisements,
        SortedMap<String, Manifest> profiles,
        SortedMap<String, Manifest> configs) {
    private static final String SERVICE_NAMESPACE = "io.kubernetes.service.namespace";

    /** A BGP session as Cilium knows it: by name, address and ASN together. */
    record Session(String name, String address, String asn, String profile, Node node) {
        static Session of(Node peer) {
            return new Session(
                    Tree.text(peer, "name"),
                    Tree.text(peer, "peerAddress"),
                    Tree.text(peer, "peerASN"),
                    Tree.text(peer, "peerConfigRef", "name"),
                    peer);
        }

        boolean isSameAs(Session other) {
            return name.equals(other.name) && address.equals(other.address) && asn.equals(other.asn);
        }

        /** Two of these cannot stand together: a name and an address are taken once each. */
        boolean excludes(Session other) {
            return name.equals(other.name) || address.equals(other.address);
        }
    }

    static Fabric of(Collection<Manifest> manifests) {
        return new Fabric(
                kind(manifests, ObjectKind.LOAD_BALANCER_POOL),
                kind(manifests, ObjectKind.BGP_ADVERTISEMENT),
                kind(manifests, ObjectKind.BGP_PEER_CONFIG),
                kind(manifests, ObjectKind.BGP_CLUSTER_CONFIG));
    }

    private static SortedMap<String, Manifest> kind(Collection<Manifest> manifests, ObjectKind kind) {
        var some = new TreeMap<String, Manifest>();
        manifests.stream()
                .filter(manifest -> manifest.ref().kind().equals(kind.kind()))
                .forEach(manifest -> some.put(manifest.ref().name(), manifest));
        return some;
    }

    static List<Session> sessions(@Nullable Manifest config) {
        return config == null
                ? List.of()
                : Tree.items(config.spec(), "bgpInstances").stream()
                        .flatMap(instance -> Tree.items(instance, "peers").stream())
                        .map(Session::of)
                        .toList();
    }

    List<Session> sessions() {
        return configs.values().stream()
                .flatMap(config -> sessions(config).stream())
                .toList();
    }

    List<Session> sessionsOf(String profile) {
        return sessions().stream()
                .filter(session -> session.profile().equals(profile))
                .toList();
    }

    /** The peer configs that announce an advertisement. */
    List<String> announcing(Manifest advertisement) {
        return profiles.entrySet().stream()
                .filter(profile -> Tree.items(profile.getValue().spec(), "families").stream()
                        .anyMatch(family -> Tree.selects(Tree.at(family, "advertisements"), advertisement.labels())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of whose Services a pool or an advertisement speaks, by namespace; empty when that is not said so. */
    static Set<String> namespaces(@Nullable Node selector) {
        return Tree.items(selector, "matchExpressions").stream()
                .filter(expression -> Tree.text(expression, "key").equals(SERVICE_NAMESPACE)
                        && Tree.text(expression, "operator").equals("In"))
                .flatMap(expression -> Tree.items(expression, "values").stream())
                .map(value -> Tree.text(value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> namespacesOfPool(Manifest pool) {
        return namespaces(Tree.at(pool.spec(), "serviceSelector"));
    }

    static Set<String> namespacesOfAdvertisement(Manifest advertisement) {
        return Tree.items(advertisement.spec(), "advertisements").stream()
                .flatMap(each -> namespaces(Tree.at(each, "selector")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<Cidr> blocks(Manifest pool) {
        return Tree.items(pool.spec(), "blocks").stream()
                .map(block -> Tree.text(block, "cidr"))
                .filter(text -> !text.isEmpty())
                .map(Cidr::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether Services of these namespaces are announced anywhere. */
    boolean announces(Set<String> namespaces) {
        return advertisements.values().stream()
                .filter(advertisement -> !announcing(advertisement).isEmpty())
                .anyMatch(advertisement -> meet(namespacesOfAdvertisement(advertisement), namespaces));
    }

    static boolean meet(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    /** The blocks that these advertisements can announce addresses of. */
    List<String> prefixes(Stream<Manifest> some) {
        Set<Cidr> blocks = new TreeSet<>();
        some.map(Fabric::namespacesOfAdvertisement)
                .forEach(namespaces -> pools.values().stream()
                        .filter(pool -> meet(namespacesOfPool(pool), namespaces))
                        .forEach(pool -> blocks.addAll(blocks(pool))));
        return blocks.stream().map(Cidr::toString).toList();
    }

    /** What a peer with this peer config is sent. */
    List<String> prefixesOf(String profile) {
        return prefixes(advertisements.values().stream()
                .filter(advertisement -> announcing(advertisement).contains(profile)));
    }

    /** What peers with these sessions are sent. */
    List<String> prefixesOf(Collection<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> prefixesOf(session.profile()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> names(Collection<Session> sessions) {
        return sessions.stream().map(Session::name).sorted().toList();
    }
}
