package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Node;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Traffic in the words of deny rules, as many of them as the most ports of one need.
 *
 * @param whole take the whole protocol where a flow has port 0, which no rule can name by itself
 */
record DeniedTraffic(Set<Traffic> traffic, boolean whole) {
    private static final int MOST_PORTS = 40;
    private static final int ANY_PORT = 0;

    /** Deny rules for this traffic from these peers. */
    List<Node> items(Node peers) {
        if (isEverything()) {
            return List.of(Node.fields("fromEndpoints", peers));
        }
        var items = new ArrayList<Node>();
        each(ports(), some -> items.add(item(peers, "toPorts", "ports", some)));
        each(messages(), some -> items.add(item(peers, "icmps", "fields", some)));
        return items;
    }

    private static void each(List<Node> all, Consumer<List<Node>> action) {
        for (int i = 0; i < all.size(); i += MOST_PORTS) {
            action.accept(all.subList(i, Math.min(all.size(), i + MOST_PORTS)));
        }
    }

    private static Node item(Node peers, String section, String list, List<Node> some) {
        Node rules = Node.items(List.of(Node.fields(list, Node.items(some))));
        return Node.fields(Map.of("fromEndpoints", peers, section, rules));
    }

    private boolean isEverything() {
        var protocols = new HashSet<Protocol>();
        traffic.stream().filter(DeniedTraffic::isWhole).forEach(each -> protocols.add(each.protocol()));
        return protocols.size() == Protocol.values().length;
    }

    private static boolean isWhole(Traffic traffic) {
        return traffic.first() == ANY_PORT && traffic.last() == Space.lastPort(traffic.protocol());
    }

    private static boolean isIcmp(Traffic traffic) {
        return traffic.protocol() == Protocol.ICMP || traffic.protocol() == Protocol.ICMPV6;
    }

    private boolean isTakenWhole(Traffic one) {
        return isWhole(one) || (whole && one.first() == ANY_PORT);
    }

    private List<Node> ports() {
        var ports = new TreeMap<String, Node>();
        traffic.stream().filter(each -> !isIcmp(each)).forEach(each -> {
            boolean every = isTakenWhole(each);
            int first = every ? ANY_PORT : Math.max(1, each.first());
            if (every || first <= each.last()) {
                var fields = new TreeMap<String, Node>();
                fields.put("port", Node.text(first));
                fields.put("protocol", Node.text(each.protocol()));
                if (!every && each.last() > first) {
                    fields.put("endPort", Node.whole(each.last()));
                }
                ports.put(each.protocol() + " " + first + " " + each.last(), new Node.Fields(fields));
            }
        });
        return List.copyOf(ports.values());
    }

    /** A type 0 would mean every type. */
    private List<Node> messages() {
        var types = new TreeMap<String, Node>();
        traffic.stream().filter(DeniedTraffic::isIcmp).forEach(each -> {
            String family = each.protocol() == Protocol.ICMP ? "IPv4" : "IPv6";
            boolean every = isTakenWhole(each);
            for (int type = every ? ANY_PORT : Math.max(1, each.first()); type <= (every ? 0 : each.last()); type++) {
                types.put(family + type, Node.fields(Map.of("family", Node.text(family), "type", Node.whole(type))));
            }
        });
        return List.copyOf(types.values());
    }
}
