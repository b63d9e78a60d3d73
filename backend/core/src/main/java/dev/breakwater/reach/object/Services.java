package dev.breakwater.reach.object;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LabelSet;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** The translation of {@code toServices}: to the pods of a service with a selector, to the addresses of one without. */
final class Services {
    private Services() {}

    /** None when no service is meant, which Cilium takes for no constraint at all. */
    static Stream<Peer> peers(Tree toService, Scope scope) {
        return scope.topology().services().stream()
                .filter(service -> means(toService, service))
                .flatMap(service -> peers(service, scope));
    }

    private static boolean means(Tree toService, Topology.Service service) {
        Tree selected = toService.at("k8sServiceSelector");
        if (selected.isPresent()) {
            return inNamespace(selected, service) && selects(selected.at("selector"), service);
        }
        Tree named = toService.at("k8sService");
        return named.isPresent()
                && inNamespace(named, service)
                && named.at("serviceName").textOr("").equals(service.name());
    }

    /** Every namespace, if none is given. */
    private static boolean inNamespace(Tree tree, Topology.Service service) {
        String namespace = tree.at("namespace").textOr("");
        return namespace.isEmpty() || namespace.equals(service.namespace());
    }

    private static boolean selects(Tree selector, Topology.Service service) {
        List<Label> labels = service.labels().entrySet().stream()
                .map(entry -> new Label(Label.K8S, entry.getKey(), entry.getValue()))
                .toList();
        return SelectorDraft.empty()
                .and(selector, key -> Label.K8S + "." + key)
                .selector()
                .matches(LabelSet.of(labels));
    }

    private static Stream<Peer> peers(Topology.Service service, Scope scope) {
        if (service.selector().isEmpty()) {
            return service.endpoints().stream().map(Services::address);
        }
        var draft = SelectorDraft.empty();
        service.selector().forEach(draft::override);
        draft.override("k8s." + LabelNames.NAMESPACE, service.namespace());
        return Stream.of(new Peer.Labelled(scope.complete(draft, true).selector(), true));
    }

    private static Peer address(String text) {
        return new Peer.Block(Cidr.only(IpAddress.parse(text)), List.of());
    }
}
