package dev.breakwater.reach.object;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes' own NetworkPolicy, as Cilium translates it. */
final class NetworkPolicies {
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final int HIGHEST = 65535;

    private NetworkPolicies() {}

    static List<Clause> read(Tree spec, Scope scope) {
        Selector selector = inNamespace(spec.at("podSelector"), scope).selector();
        var subject = new Subject(selector, scope.namespace(), false);
        List<String> types = spec.at("policyTypes").texts();
        var clauses = new ArrayList<Clause>();
        List<Tree> ingress = spec.at("ingress").items();
        List<Tree> egress = spec.at("egress").items();
        // Cilium enforces egress rules whatever policyTypes says, and ingress ones alike
        if (!ingress.isEmpty() || types.contains("Ingress") || !types.contains("Egress")) {
            clauses.add(Clause.defaultDeny(new Origin(scope.object(), "spec.ingress"), Direction.INGRESS, subject));
        }
        if (!egress.isEmpty() || types.contains("Egress")) {
            clauses.add(Clause.defaultDeny(new Origin(scope.object(), "spec.egress"), Direction.EGRESS, subject));
        }
        ingress.forEach(
                rule -> rule(rule, "from", Direction.INGRESS, subject, scope).forEach(clauses::add));
        egress.forEach(
                rule -> rule(rule, "to", Direction.EGRESS, subject, scope).forEach(clauses::add));
        return clauses;
    }

    private static Stream<Clause> rule(Tree rule, String side, Direction direction, Subject subject, Scope scope) {
        List<PortMatch> ports =
                rule.at("ports").items().stream().flatMap(NetworkPolicies::port).toList();
        List<Peer> peers = new ArrayList<>();
        rule.at(side).items().forEach(peer -> peers(peer, scope).forEach(peers::add));
        return Stream.of(new Clause(
                new Origin(scope.object(), rule.path()),
                direction,
                Effect.ALLOW,
                subject,
                // absent and empty alike are everybody here, unlike in Cilium's own policies
                peers.isEmpty() ? List.of(new Peer.Labelled(Selector.EVERYTHING, true)) : peers,
                ports.isEmpty() ? List.of(new PortMatch.Every()) : ports,
                new LayerSeven.None()));
    }

    private static Stream<Peer> peers(Tree peer, Scope scope) {
        Tree block = peer.at("ipBlock");
        Tree namespaces = peer.at("namespaceSelector");
        Tree pods = peer.at("podSelector");
        boolean selects = namespaces.isPresent() || pods.isPresent();
        if (block.isPresent() == selects) {
            throw Unacceptable.schema(
                    peer.path(), selects ? "may not specify both ipBlock and another peer" : "must specify a peer");
        }
        if (block.isPresent()) {
            return CidrPeers.ruled(block, scope.topology());
        }
        SelectorDraft draft =
                namespaces.isPresent() ? across(namespaces).and(pods, NetworkPolicies::k8s) : inNamespace(pods, scope);
        return Stream.of(new Peer.Labelled(draft.selector(), true));
    }

    private static SelectorDraft inNamespace(Tree pods, Scope scope) {
        String namespace = scope.namespace() == null ? "" : scope.namespace();
        return SelectorDraft.empty().and(pods, NetworkPolicies::k8s).override("k8s." + LabelNames.NAMESPACE, namespace);
    }

    /** By the namespaces' labels; all namespaces where nothing is asked of them. */
    private static SelectorDraft across(Tree namespaces) {
        var draft = SelectorDraft.empty().and(namespaces, key -> k8s(LabelNames.NAMESPACE_LABELS + key));
        return draft.isEmpty() ? draft.exists("k8s." + LabelNames.NAMESPACE) : draft;
    }

    private static String k8s(String key) {
        return "k8s." + key;
    }

    private static Stream<PortMatch> port(Tree tree) {
        String protocol = tree.at("protocol").oneOf(PROTOCOLS);
        Tree port = tree.at("port");
        String text = text(port);
        Integer endPort = tree.at("endPort").number(1, HIGHEST);
        if (endPort != null && (!port.isNumber() || endPort < Integer.parseInt(text))) {
            throw Unacceptable.schema(
                    tree.path(), "endPort must be greater than or equal to `port`, which must be a number");
        }
        return new Ports.Port(
                        tree.path(),
                        text,
                        endPort == null ? 0 : endPort,
                        protocol == null ? Protocol.TCP : Protocol.valueOf(protocol))
                .matches();
    }

    /** Without a port all ports of the protocol. */
    private static String text(Tree port) {
        if (port.isNumber()) {
            return String.valueOf(port.number(1, HIGHEST));
        }
        String name = port.textOr("0");
        if (port.isPresent() && !PortSpelling.isName(name)) {
            throw Unacceptable.schema(
                    port.path(),
                    "must contain at least one letter, be no more than 15 characters, "
                            + "and have no dash at an end or beside another");
        }
        return name;
    }
}
