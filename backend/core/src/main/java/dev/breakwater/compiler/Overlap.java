package dev.breakwater.compiler;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Peer.Reserved;
import dev.breakwater.vocabulary.Port;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether two things may mean the same endpoint; in doubt they do. */
final class Overlap {
    /** Addresses outside the cluster; an API server there is one of them too. */
    private static final Set<Reserved> OUTSIDE = Set.of(Reserved.WORLD, Reserved.KUBE_APISERVER);

    private static final Set<Reserved> NODES = Set.of(Reserved.HOST, Reserved.REMOTE_NODE, Reserved.KUBE_APISERVER);

    private Overlap() {}

    static boolean of(Endpoints one, Endpoints other) {
        boolean apart = !one.namespaces().isEmpty()
                && !other.namespaces().isEmpty()
                && Collections.disjoint(one.namespaces(), other.namespaces());
        return !apart && !disjoint(one.labels(), other.labels());
    }

    /** One key with two values: nothing carries both. */
    static boolean disjoint(Labels one, Labels other) {
        return one.values().entrySet().stream()
                .anyMatch(label -> other.values().containsKey(label.getKey())
                        && !label.getValue().equals(other.values().get(label.getKey())));
    }

    static boolean of(List<Port> some, List<Port> others) {
        return some.stream().anyMatch(port -> others.stream().anyMatch(port::overlaps));
    }

    static boolean of(Peer one, Peer other) {
        return switch (one) {
            case Peer.SameTenant(var endpoints) -> other instanceof Peer.SameTenant(var more) && of(endpoints, more);
            case Peer.ContractPartner _ -> other instanceof Peer.ContractPartner;
            case Peer.Block block -> other instanceof Peer.Block more ? of(block, more) : isOutside(other);
            case Peer.FqdnName _, Peer.FqdnPattern _ -> isName(other) ? names(one, other) : isOutside(other);
            case Peer.Entity(var entity) ->
                other instanceof Peer.Entity(var more)
                        ? of(entity, more)
                        : OUTSIDE.contains(entity) && isOutside(other);
        };
    }

    private static boolean of(Reserved one, Reserved other) {
        return one == other
                || (OUTSIDE.contains(one) && OUTSIDE.contains(other))
                || (one != other && NODES.contains(one) && NODES.contains(other) && isApiServer(one, other));
    }

    private static boolean isApiServer(Reserved one, Reserved other) {
        return one == Reserved.KUBE_APISERVER || other == Reserved.KUBE_APISERVER;
    }

    private static boolean of(Peer.Block one, Peer.Block other) {
        return one.cidr().overlaps(other.cidr())
                && one.except().stream().noneMatch(hole -> hole.contains(other.cidr()))
                && other.except().stream().noneMatch(hole -> hole.contains(one.cidr()));
    }

    /** A DNS name's addresses may be anywhere outside. */
    private static boolean isOutside(Peer peer) {
        return peer instanceof Peer.Block
                || isName(peer)
                || (peer instanceof Peer.Entity(var entity) && OUTSIDE.contains(entity));
    }

    private static boolean isName(Peer peer) {
        return peer instanceof Peer.FqdnName || peer instanceof Peer.FqdnPattern;
    }

    /** Two patterns are taken to overlap; two names only when they are the same. */
    private static boolean names(Peer one, Peer other) {
        return switch (one) {
            case Peer.FqdnName(var name) when other instanceof Peer.FqdnName(var more) -> name.equals(more);
            case Peer.FqdnName(var name) when other instanceof Peer.FqdnPattern(var pattern) -> matches(pattern, name);
            case Peer.FqdnPattern(var pattern) when other instanceof Peer.FqdnName(var name) -> matches(pattern, name);
            default -> true;
        };
    }

    private static boolean matches(String pattern, String name) {
        return Pattern.matches(pattern.replace(".", "\\.").replace("*", "[-a-z0-9_]*"), name);
    }
}
