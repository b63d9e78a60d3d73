package dev.breakwater.question;

import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.Flow.HttpRequest;
import dev.breakwater.reach.Protocol;
import dev.breakwater.vocabulary.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a case's query. */
final class CaseFlow {
    private static final int HIGHEST = 65535;

    private CaseFlow() {}

    static Flow of(Map<?, ?> tree) {
        Protocol protocol = CaseTopology.protocol(Trees.text(tree.get("protocol")));
        Integer port = Trees.number(tree.get("port"));
        if (port != null && (port < 0 || port > HIGHEST)) {
            throw Rejection.invalid("port-invalid", port + " is no port");
        }
        return new Flow(
                end(tree.get("from")),
                end(tree.get("to")),
                protocol,
                port == null ? 0 : port,
                Trees.number(tree.get("icmpType")),
                tree.get("http") == null ? null : request(Trees.map(tree.get("http"))),
                Trees.text(Trees.map(tree.get("dns")).get("name")),
                Trees.text(tree.get("sni")));
    }

    private static End end(@Nullable Object tree) {
        if (tree instanceof String id) {
            return new End.Pod(id);
        }
        Map<?, ?> named = Trees.map(tree);
        if (named.get("entity") instanceof String entity) {
            return new End.Entity(entity);
        }
        if (named.get("cidr") instanceof String cidr) {
            return new End.Address(cidr);
        }
        if (named.get("fqdn") instanceof String name) {
            return new End.Name(name);
        }
        if (named.get("node") instanceof String node) {
            return new End.OfNode(node);
        }
        throw Rejection.invalid(
                "end-unknown", "An end of a flow is \"namespace/pod\", or has one of entity, cidr, fqdn and node");
    }

    private static HttpRequest request(Map<?, ?> tree) {
        return new HttpRequest(
                Trees.required(tree.get("method")),
                Trees.required(tree.get("path")),
                Trees.required(tree.get("host")),
                Trees.texts(Trees.map(tree.get("headers"))));
    }
}
