package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Temporary objects that say part of what another object says, so that it can be edited in one write: an object whose edit
 * makes moves of several stages is wrapped in the union of what it said and what it will say.
 */
final class Covers {
    private final String tenantLabel;

    Covers(String tenantLabel) {
        this.tenantLabel = tenantLabel;
    }

    /** The allows of an object and nothing else. */
    Optional<Manifest> allows(Manifest whole) {
        return part(whole, "allow", "ingress", "egress");
    }

    /** The denies of an object and nothing else. */
    Optional<Manifest> denies(Manifest whole) {
        return part(whole, "deny", "ingressDeny", "egressDeny");
    }

    /** The default deny of an object, as it stands, without its allows. */
    Optional<Manifest> closes(Manifest whole) {
        if (!(whole.spec() instanceof Node.Fields spec)) {
            return Optional.empty();
        }
        var fields = new TreeMap<String, Node>();
        for (String direction : new String[] {"ingress", "egress"}) {
            if (closes(spec, direction)) {
                fields.put(direction, new Node.Items(List.of(new Node.Nothing())));
            }
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.put("enableDefaultDeny", defaultDeny(fields.containsKey("ingress"), fields.containsKey("egress")));
        return Optional.of(named(whole, "closed", spec, fields));
    }

    private static boolean closes(Node.Fields spec, String direction) {
        boolean speaks = spec.get(direction) != null || spec.get(direction + "Deny") != null;
        boolean declined = spec.get("enableDefaultDeny") instanceof Node.Fields said
                && said.get(direction) instanceof Node.Flag(var on)
                && !on;
        return speaks && !declined;
    }

    private Optional<Manifest> part(Manifest whole, String what, String... sections) {
        if (!(whole.spec() instanceof Node.Fields spec)) {
            return Optional.empty();
        }
        var fields = new TreeMap<String, Node>();
        for (String section : sections) {
            Node list = spec.get(section);
            if (list != null) {
                fields.put(section, list);
            }
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.put("enableDefaultDeny", defaultDeny(false, false));
        return Optional.of(named(whole, what, spec, fields));
    }

    private Manifest named(Manifest whole, String what, Node.Fields spec, Map<String, Node> parts) {
        var fields = new TreeMap<>(parts);
        Node subject = spec.get("endpointSelector");
        if (subject != null) {
            fields.put("endpointSelector", subject);
        }
        fields.put("description", Node.text("Temporary, while " + whole.ref().name() + " is edited"));
        String tenant = whole.labels().getOrDefault(tenantLabel, Temporary.NOBODY);
        return Temporary.object(ObjectKind.CLUSTERWIDE_POLICY, tenantLabel, tenant, what, Node.fields(fields));
    }

    private static Node defaultDeny(boolean ingress, boolean egress) {
        return Node.fields(Map.of("ingress", Node.flag(ingress), "egress", Node.flag(egress)));
    }
}
