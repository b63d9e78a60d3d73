package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Denies for exactly the flows that would leak on the way: for each receiving class of pods one object that names it and the
 * senders by all their labels, and by the labels that they lack and their neighbours have.
 */
final class TemporaryDenies {
    private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String TENANT_PREFIX = "io.cilium.k8s.namespace.labels.";
    private static final int MOST_ITEMS = 500;

    private final Space space;
    private final String tenantLabel;
    private final boolean whole;
    private final Map<Party, TreeMap<Party, Set<Traffic>>> flows = new TreeMap<>(Comparator.comparingInt(Party::index));

    private TemporaryDenies(Space space, String tenantLabel, boolean whole) {
        this.space = space;
        this.tenantLabel = tenantLabel;
        this.whole = whole;
    }

    /**
     * The objects, or none when the flows cannot be named by labels.
     *
     * @param whole take the whole protocol where a flow has port 0, which no rule can name by itself
     */
    static List<Manifest> of(Space space, String tenantLabel, Collection<FlowRow> rows, boolean whole) {
        var denies = new TemporaryDenies(space, tenantLabel, whole);
        for (FlowRow row : rows) {
            if (!denies.take(row)) {
                return List.of();
            }
        }
        int items = denies.flows.values().stream().mapToInt(Map::size).sum();
        return items > MOST_ITEMS
                ? List.of()
                : denies.flows.entrySet().stream()
                        .map(each -> denies.object(each.getKey(), each.getValue()))
                        .toList();
    }

    private boolean take(FlowRow row) {
        var ends = new ArrayList<>(row.sources().members());
        ends.addAll(row.destinations().members());
        if (!ends.stream().allMatch(party -> party.kind() == Party.Kind.PODS && party.namespace() != null)) {
            return false;
        }
        for (Party to : row.destinations().members()) {
            for (Party from : row.sources().members()) {
                flows.computeIfAbsent(to, _ -> new TreeMap<>(Comparator.comparingInt(Party::index)))
                        .computeIfAbsent(from, _ -> new HashSet<>())
                        .addAll(row.traffic());
            }
        }
        return true;
    }

    private Manifest object(Party to, Map<Party, Set<Traffic>> senders) {
        var items = new ArrayList<Node>();
        senders.forEach((from, traffic) ->
                items.addAll(new DeniedTraffic(traffic, whole).items(Node.items(List.of(selector(from))))));
        var spec = Node.fields(Map.of(
                "description", Node.text("Temporary: keeps closed, until a change is through, what it must not open"),
                "endpointSelector", selector(to),
                "enableDefaultDeny", Node.fields(Map.of("ingress", Node.flag(false), "egress", Node.flag(false))),
                "ingressDeny", new Node.Items(items)));
        return Temporary.object(ObjectKind.CLUSTERWIDE_POLICY, tenantLabel, tenant(to), "deny", spec);
    }

    private String tenant(Party party) {
        return party.labels().stream()
                .filter(label -> label.key().equals(TENANT_PREFIX + tenantLabel)
                        || label.key().startsWith(TENANT_PREFIX + tenantLabel + "@"))
                .map(Label::value)
                .sorted()
                .findFirst()
                .orElse(Temporary.NOBODY);
    }

    private Node selector(Party party) {
        var labels = new TreeMap<String, String>();
        labels.put("k8s:" + POD_NAMESPACE, String.valueOf(party.namespace()));
        own(party).forEach(label -> labels.put(label.source() + ":" + label.key(), label.value()));
        var fields = new TreeMap<String, Node>(Map.of("matchLabels", Node.labels(labels)));
        List<Node> absences = foreignKeys(party).stream()
                .map(key -> (Node)
                        Node.fields(Map.of("key", Node.text("k8s:" + key), "operator", Node.text("DoesNotExist"))))
                .toList();
        if (!absences.isEmpty()) {
            fields.put("matchExpressions", Node.items(absences));
        }
        return new Node.Fields(fields);
    }

    private static List<Label> own(Party party) {
        return party.labels().stream()
                .filter(label -> label.source().equals("k8s") && isOwn(label.key()))
                .sorted(Comparator.comparing(Label::key))
                .toList();
    }

    private static boolean isOwn(String key) {
        return !key.startsWith("io.cilium.") && !key.equals(POD_NAMESPACE);
    }

    /** Keys that neighbours have and this party has not. */
    private Set<String> foreignKeys(Party party) {
        var keys = new TreeSet<String>();
        space.parties().stream()
                .filter(other -> String.valueOf(party.namespace()).equals(other.namespace()))
                .flatMap(other -> own(other).stream())
                .forEach(label -> keys.add(label.key()));
        own(party).forEach(label -> keys.remove(label.key()));
        return keys;
    }
}
