package dev.breakwater.assessment;

import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Topology.Namespace;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an inquiry's ends name; a namespace that the actor does not see is nobody's until it says whose it is. */
record Ends(Actor actor, DesiredStates states, ClusterSettings settings, long revision) {
    private static final Set<String> ENTITIES = Set.of(
            "world", "world-ipv4", "world-ipv6", "host", "remote-node", "kube-apiserver", "ingress", "health", "init");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+(?:/.*)?|[0-9a-fA-F]*:[0-9a-fA-F]*:[^=]*");
    private static final Pattern POD = Pattern.compile("(?:([a-z0-9][-a-z0-9]*):)?([a-z0-9][-a-z0-9]*)/(.*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*_][-A-Za-z0-9*_]*(?:\\.[-A-Za-z0-9*_]+)+\\.?");

    /** An end; {@code pod} and its namespace where it is one, {@code tenant} where that is a tenant's. */
    record End(
            Flow.End end,
            @Nullable TenantId tenant,
            @Nullable Namespace namespace,
            @Nullable Endpoint pod) {
        static End outside(Flow.End end) {
            return new End(end, null, null, null);
        }
    }

    /** Written in the field of that name. */
    End parse(String field, String text) {
        try {
            return parsed(text);
        } catch (Rejection refusal) {
            throw refusal.at("/" + field);
        }
    }

    private End parsed(String text) {
        Matcher pod = POD.matcher(text);
        if (ENTITIES.contains(text)) {
            return End.outside(new Flow.End.Entity(text));
        }
        if (ADDRESS.matcher(text).matches()) {
            return End.outside(address(text));
        }
        if (pod.matches()) {
            return pod(pod.group(1), pod.group(2), labels(pod.group(3)));
        }
        if (NAME.matcher(text).matches()) {
            return End.outside(new Flow.End.Name(text));
        }
        throw Rejection.invalid("end-unreadable", text.isEmpty() ? "An end is missing" : "'" + text + "' names nobody")
                .remedy("Write namespace/app=web, an address, a DNS name, or one of "
                        + ENTITIES.stream().sorted().toList());
    }

    private static Flow.End address(String text) {
        if (text.indexOf('/') < 0) {
            return new Flow.End.Address(IpAddress.parse(text).toString());
        }
        return new Flow.End.Address(Cidr.parse(text).toString());
    }

    private End pod(@Nullable String said, String namespace, Map<String, String> labels) {
        TenantId tenant = said == null || actor.sees(TenantId.parse(said))
                ? known(said, namespace)
                : TenantId.parse(said); // taken at its word: whether it is so is not for the actor to know
        Map<String, String> ofNamespace = tenant == null ? Map.of() : Map.of(settings.tenantLabel(), tenant.toString());
        Endpoint pod = Endpoint.pod(namespace, "asked-" + labels, labels);
        return new End(new Flow.End.Pod(pod.id()), tenant, new Namespace(namespace, ofNamespace), pod);
    }

    /** Whose a namespace is; null for one of the cluster's own. */
    private @Nullable TenantId known(@Nullable String said, String namespace) {
        if (said == null && (namespace.startsWith("kube-") || namespace.equals("default"))) {
            return null;
        }
        if (owner(namespace) instanceof Unit.Tenant(var tenant) && (said == null || said.equals(tenant.value()))) {
            return tenant;
        }
        throw nobodys(namespace);
    }

    private Unit owner(String namespace) {
        try {
            DesiredObject object =
                    states.find(actor, settings.cluster(), revision, ObjectKind.NAMESPACE.named(namespace));
            return Unit.parse(object.unit());
        } catch (Rejection _) {
            throw nobodys(namespace);
        }
    }

    private Rejection nobodys(String namespace) {
        return Rejection.notFound("namespace " + namespace + " of a tenant that you see, at revision " + revision)
                .remedy("Write tenant:" + namespace + "/app=web if it is another tenant's");
    }

    private static Map<String, String> labels(String text) {
        var labels = new TreeMap<String, String>();
        for (String label : text.split(",", -1)) {
            String[] parts = label.strip().split("=", 2);
            if (!parts[0].isEmpty() && parts.length < 2) {
                throw Rejection.invalid("labels-unreadable", "'" + label.strip() + "' is no label")
                        .remedy("Pods are named by their labels: namespace/app=web,tier=front");
            }
            if (!parts[0].isEmpty()) {
                labels.put(parts[0].strip(), parts[1].strip());
            }
        }
        return labels;
    }
}
