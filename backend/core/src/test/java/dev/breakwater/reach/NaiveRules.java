package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects as rules, straight from their trees; refused ones must be left out before. */
final class NaiveRules {
    /** One section's items, and whether the section closes what no item opens. */
    record Section(List<NaiveItem> allow, List<NaiveItem> deny, boolean defaultDeny) {
        boolean isThere() {
            return !allow.isEmpty() || !deny.isEmpty();
        }
    }

    /** @param namespace empty for clusterwide objects */
    record Rule(NaiveSelector subject, boolean ofNodes, String namespace, Section ingress, Section egress) {}

    private NaiveRules() {}

    static List<Rule> of(Map<?, ?> object, Topology topology) {
        var metadata = (Map<?, ?>) object.get("metadata");
        String namespace = metadata.get("namespace") instanceof String named ? named : "";
        return switch (String.valueOf(object.get("kind"))) {
            case "NetworkPolicy" ->
                List.of(kubernetes((Map<?, ?>) object.get("spec"), namespace.isEmpty() ? "default" : namespace));
            case "CiliumNetworkPolicy" ->
                specs(object)
                        .map(spec -> cilium(spec, namespace.isEmpty() ? "default" : namespace, topology))
                        .toList();
            default -> specs(object).map(spec -> cilium(spec, "", topology)).toList();
        };
    }

    private static Stream<Map<?, ?>> specs(Map<?, ?> object) {
        var specs = new ArrayList<Map<?, ?>>();
        if (object.get("spec") instanceof Map<?, ?> spec) {
            specs.add(spec);
        }
        list(object.get("specs")).forEach(spec -> specs.add((Map<?, ?>) spec));
        return specs.stream();
    }

    private static Rule cilium(Map<?, ?> spec, String namespace, Topology topology) {
        boolean nodes = spec.get("endpointSelector") == null;
        NaiveSelector written = NaiveSelector.cilium(spec.get(nodes ? "nodeSelector" : "endpointSelector"));
        NaiveSelector subject = nodes || namespace.isEmpty() ? written : written.inOwn(namespace);
        boolean init = !nodes && written.namesInit();
        var scope = new NaiveItem.Scope(namespace, init, topology);
        return new Rule(
                subject,
                nodes,
                namespace,
                section(spec, "ingress", "from", scope),
                section(spec, "egress", "to", scope));
    }

    private static Section section(Map<?, ?> spec, String name, String prefix, NaiveItem.Scope scope) {
        List<NaiveItem> allow = list(spec.get(name)).stream()
                .map(item -> NaiveItem.cilium((Map<?, ?>) item, prefix, false, scope))
                .toList();
        List<NaiveItem> deny = list(spec.get(name + "Deny")).stream()
                .map(item -> NaiveItem.cilium((Map<?, ?>) item, prefix, true, scope))
                .toList();
        boolean byDefault = !allow.isEmpty() || !deny.isEmpty();
        boolean defaultDeny =
                spec.get("enableDefaultDeny") instanceof Map<?, ?> said && said.get(name) instanceof Boolean wanted
                        ? wanted
                        : byDefault;
        return new Section(allow, deny, defaultDeny);
    }

    private static Rule kubernetes(Map<?, ?> spec, String namespace) {
        List<?> types = list(spec.get("policyTypes"));
        List<NaiveItem> ingress = kubernetesItems(spec.get("ingress"), "from", namespace);
        List<NaiveItem> egress = kubernetesItems(spec.get("egress"), "to", namespace);
        if (ingress.isEmpty() && (types.contains("Ingress") || !types.contains("Egress"))) {
            ingress = List.of(NaiveItem.NOTHING);
        }
        if (egress.isEmpty() && types.contains("Egress")) {
            egress = List.of(NaiveItem.NOTHING);
        }
        return new Rule(
                NaiveItem.pods(spec.get("podSelector"), namespace),
                false,
                namespace,
                new Section(ingress, List.of(), !ingress.isEmpty()),
                new Section(egress, List.of(), !egress.isEmpty()));
    }

    private static List<NaiveItem> kubernetesItems(Object rules, String prefix, String namespace) {
        return list(rules).stream()
                .flatMap(rule -> NaiveItem.kubernetes((Map<?, ?>) rule, prefix, namespace).stream())
                .toList();
    }

    static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
