package dev.breakwater.question;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.RandomCase;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.reach.Topology.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a random case as the document that the oracle and {@code reach --cases} read; defaults are left out. */
final class CaseTree {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    private CaseTree() {}

    static Map<String, Object> of(RandomCase random) {
        Map<String, Object> tree = of(random.topology());
        tree.put("name", "seed " + random.seed());
        tree.put("policies", random.policies());
        tree.put("queries", random.flows());
        return tree;
    }

    static Map<String, Object> of(Topology topology) {
        var document = new CaseTree();
        document.flag("dualStack", topology.dualStack());
        document.put("options", options(topology.options()));
        document.each(
                "namespaces",
                topology.namespaces(),
                namespace -> new CaseTree().put("name", namespace.name()).put("labels", namespace.labels()));
        document.each("endpoints", topology.endpoints(), CaseTree::endpoint);
        document.each("nodes", topology.nodes(), CaseTree::node);
        document.each("services", topology.services(), CaseTree::service);
        document.each(
                "cidrGroups",
                topology.cidrGroups(),
                group -> new CaseTree()
                        .put("name", group.name())
                        .put("labels", group.labels())
                        .put("cidrs", group.cidrs()));
        document.put("apiServerCIDRs", topology.apiServerCidrs());
        document.each(
                "fqdns",
                topology.names(),
                known -> new CaseTree().put("name", known.name()).put("ips", known.ips()));
        return document.tree;
    }

    private static Map<String, Object> options(AgentOptions options) {
        var written = new CaseTree();
        written.flag("hostFirewall", options.hostFirewall());
        written.flag("nodeSelectorLabels", options.nodeSelectorLabels());
        written.flag("cidrMatchNodes", options.cidrMatchNodes());
        written.put("enforcement", options.enforcement().name().toLowerCase(Locale.ROOT));
        written.put("allowLocalhost", options.alwaysAllowLocalhost() ? null : "policy");
        written.flag("noL7Proxy", !options.layerSevenProxy());
        written.tree.remove("enforcement", "default");
        return written.tree;
    }

    private static CaseTree endpoint(Endpoint endpoint) {
        return new CaseTree()
                .put("id", endpoint.id())
                .put("namespace", endpoint.namespace())
                .put("labels", endpoint.labels())
                .each(
                        "namedPorts",
                        endpoint.namedPorts(),
                        port -> new CaseTree()
                                .put("name", port.name())
                                .put("port", port.port())
                                .put("protocol", port.protocol().name()))
                .put("ipv4", endpoint.ipv4())
                .put("ipv6", endpoint.ipv6())
                .put("serviceAccount", endpoint.serviceAccount())
                .put("node", endpoint.node())
                .put("reserved", endpoint.reserved());
    }

    private static CaseTree node(Node node) {
        return new CaseTree()
                .put("name", node.name())
                .put("labels", node.labels())
                .put("ipv4", node.ipv4())
                .put("ipv6", node.ipv6())
                .flag("kubeAPIServer", node.kubeApiServer());
    }

    private static CaseTree service(Service service) {
        return new CaseTree()
                .put("name", service.name())
                .put("namespace", service.namespace())
                .put("labels", service.labels())
                .put("selector", service.selector())
                .put("endpoints", service.endpoints());
    }

    private CaseTree flag(String name, boolean value) {
        return put(name, value ? true : null);
    }

    private <T> CaseTree each(String name, List<T> items, Function<T, CaseTree> writer) {
        return put(
                name,
                items.stream().map(item -> (Object) writer.apply(item).tree).toList());
    }

    private CaseTree put(String name, @Nullable Object value) {
        boolean empty = value == null
                || value.equals("")
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
        if (!empty) {
            tree.put(name, value);
        }
        return this;
    }
}
