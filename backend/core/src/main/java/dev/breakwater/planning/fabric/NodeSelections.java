package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.reach.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes that a cluster config selects, and those that the same config is to select. */
final class NodeSelections {
    private final Topology topology;
    private final Node before;
    private final Node after;

    NodeSelections(Manifest there, Manifest wanted, Topology topology) {
        this.topology = topology;
        this.before = selector(there);
        this.after = selector(wanted);
    }

    private static Node selector(Manifest config) {
        Node selector = Tree.at(config.spec(), "nodeSelector");
        return selector == null ? new Node.Nothing() : selector;
    }

    boolean same() {
        return before.equals(after);
    }

    /** Both selections in one, if each is one label with the same key and another value; else null. */
    @Nullable
    Node union() {
        var labelsBefore = Tree.fields(before, "matchLabels");
        var labelsAfter = Tree.fields(after, "matchLabels");
        boolean plain = Tree.fields(before).size() == 1 && Tree.fields(after).size() == 1;
        if (!plain
                || labelsBefore.size() != 1
                || !labelsBefore.keySet().equals(labelsAfter.keySet())
                || labelsBefore.equals(labelsAfter)) {
            return null;
        }
        var values = new TreeSet<String>();
        Stream.of(labelsBefore, labelsAfter)
                .flatMap(labels -> labels.values().stream())
                .forEach(value -> values.add(Tree.text(value)));
        Node expression = Node.fields(Map.of(
                "key", Node.text(labelsBefore.firstKey()),
                "operator", Node.text("In"),
                "values", Node.texts(values)));
        return Node.fields("matchExpressions", new Node.Items(List.of(expression)));
    }

    /** What peers notice when only the nodes after are left: they lose those that no longer are. */
    Foreseen narrowed(List<String> peers, List<String> prefixes) {
        List<String> lost = less(nodes(before), after());
        var notice = new Notice(peers, lost, prefixes);
        if (lost.isEmpty() && !topology.nodes().isEmpty()) {
            return notice.of(Event.SESSION_OPENED, Weight.ASKED_FOR, "more nodes are selected");
        }
        return union() == null
                ? notice.of(Event.SESSION_CLOSED, Weight.INTERRUPTION, "nodes are no longer selected")
                : notice.of(
                        Event.SESSION_CLOSED,
                        Weight.BRIDGED,
                        "nodes are no longer selected, and others announce by then");
    }

    List<String> after() {
        return nodes(after);
    }

    /** Where the sessions of the moment are, from when both selections stand until one is left. */
    List<String> meanwhile() {
        return union() == null ? after() : both();
    }

    /** Those before and those after. */
    List<String> both() {
        var nodes = new TreeSet<>(nodes(before));
        nodes.addAll(after());
        return List.copyOf(nodes);
    }

    List<String> gained() {
        return less(after(), nodes(before));
    }

    private List<String> nodes(Node selector) {
        return Notice.nodes(topology, selector);
    }

    private static List<String> less(Collection<String> all, Collection<String> others) {
        var left = new TreeSet<>(all);
        left.removeAll(others);
        return List.copyOf(left);
    }
}
