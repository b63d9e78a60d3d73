package dev.breakwater.cilium;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spec of a CiliumClusterwideNetworkPolicy that does one thing only: closes, allows or denies. Each says for both
 * directions whether it brings default deny; the order of the items means nothing and is made canonical.
 */
public record ClusterwidePolicy(
        String description, Selector subject, Effect effect, List<Item> ingress, List<Item> egress) {

    /** The one way in which a policy may turn verdicts. */
    public enum Effect {
        /** Default deny both ways and nothing else. */
        CLOSES,
        /** Allows, without default deny. */
        ALLOWS,
        /** Denies, without default deny. */
        DENIES
    }

    /** One allow or deny: to or from one peer, of some traffic. */
    public record Item(PeerSet peers, PortSet ports) {
        private Node node(String side) {
            var fields = new TreeMap<>(Map.ofEntries(peers.node(side)));
            fields.putAll(ports.nodes());
            return new Node.Fields(fields);
        }

        private boolean canDeny() {
            return !(peers instanceof PeerSet.Fqdn)
                    && !(peers instanceof PeerSet.Entity)
                    && !(ports instanceof PortSet.Http)
                    && !(ports instanceof PortSet.Dns);
        }

        private boolean canComeIn() {
            return !(peers instanceof PeerSet.Fqdn) && !(ports instanceof PortSet.Dns);
        }
    }

    public ClusterwidePolicy {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
        if ((effect == Effect.CLOSES) != (ingress.isEmpty() && egress.isEmpty())) {
            throw new IllegalArgumentException("a policy that " + effect + " with " + ingress + " and " + egress);
        }
        if (effect == Effect.DENIES
                && !(ingress.stream().allMatch(Item::canDeny) && egress.stream().allMatch(Item::canDeny))) {
            throw new IllegalArgumentException("Cilium cannot deny by DNS name or L7 rule: " + ingress + egress);
        }
        if (!ingress.stream().allMatch(Item::canComeIn)) {
            throw new IllegalArgumentException("DNS has no place in ingress: " + ingress);
        }
    }

    public static ClusterwidePolicy closing(String description, Selector subject) {
        return new ClusterwidePolicy(description, subject, Effect.CLOSES, List.of(), List.of());
    }

    public Node.Fields spec() {
        var fields = new TreeMap<String, Node>();
        fields.put("description", Node.text(description));
        fields.put("endpointSelector", subject.node());
        fields.put("enableDefaultDeny", defaultDeny(effect == Effect.CLOSES));
        if (effect == Effect.CLOSES) {
            fields.put("ingress", new Node.Items(List.of(new Node.Nothing())));
            fields.put("egress", new Node.Items(List.of(new Node.Nothing())));
        }
        String suffix = effect == Effect.DENIES ? "Deny" : "";
        put(fields, "ingress" + suffix, ingress, "from");
        put(fields, "egress" + suffix, egress, "to");
        return new Node.Fields(fields);
    }

    private static Node defaultDeny(boolean on) {
        return Node.fields(Map.of("ingress", Node.flag(on), "egress", Node.flag(on)));
    }

    /** Where in the object each item of a direction stands, as {@code spec.ingress[0]}; items that say the same stand once. */
    public Map<Item, String> places(boolean incoming) {
        List<Item> items = incoming ? ingress : egress;
        String side = incoming ? "from" : "to";
        String name = (incoming ? "ingress" : "egress") + (effect == Effect.DENIES ? "Deny" : "");
        List<Node> order = inOrder(items, side);
        var places = new HashMap<Item, String>();
        items.forEach(item -> places.put(item, "spec." + name + "[" + order.indexOf(item.node(side)) + "]"));
        return places;
    }

    private static List<Node> inOrder(List<Item> items, String side) {
        return items.stream()
                .map(item -> item.node(side))
                .distinct()
                .sorted(Comparator.comparing(Digest::canonical))
                .toList();
    }

    private static void put(Map<String, Node> fields, String name, List<Item> items, String side) {
        if (!items.isEmpty()) {
            fields.put(name, new Node.Items(inOrder(items, side)));
        }
    }
}
