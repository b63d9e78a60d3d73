package dev.breakwater.reach.party;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The labels by which Cilium knows an endpoint, as its default label filter leaves them. */
final class IdentityLabels {
    static final String NAMESPACE = "io.kubernetes.pod.namespace";
    static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
    private static final Pattern LEFT_OUT = Pattern.compile(
            "io\\.kubernetes.*|kubernetes\\.io.*|.*beta\\.kubernetes\\.io.*|k8s\\.io.*"
                    + "|pod-template-generation.*|pod-template-hash.*|controller-revision-hash.*|annotation\\..*|etcd_node.*"
                    + "|statefulset\\.kubernetes\\.io/pod-name.*|batch\\.kubernetes\\.io/job-completion-index.*|io\\.cilium\\.k8s\\..*");

    private IdentityLabels() {}

    static Set<Label> of(Endpoint endpoint, Map<String, Topology.Namespace> namespaces) {
        if (endpoint.reserved() != null) {
            return Set.of(reserved(endpoint.reserved()));
        }
        Set<Label> labels = kubernetes(endpoint.labels());
        labels.add(new Label("k8s", NAMESPACE, endpoint.namespace()));
        labels.add(new Label("k8s", "io.cilium.k8s.policy.cluster", "default"));
        if (endpoint.serviceAccount() != null) {
            labels.add(new Label("k8s", "io.cilium.k8s.policy.serviceaccount", endpoint.serviceAccount()));
        }
        Topology.Namespace namespace = namespaces.get(endpoint.namespace());
        if (namespace != null) {
            namespace.labels().forEach((key, value) -> labels.add(new Label("k8s", NAMESPACE_LABELS + key, value)));
        }
        return labels;
    }

    static Label reserved(String key) {
        return new Label("reserved", key, "");
    }

    /** Labels of a pod or a node, without those that never become part of an identity. */
    static Set<Label> kubernetes(Map<String, String> labels) {
        Set<Label> kept = new HashSet<>();
        labels.forEach((key, value) -> {
            if (!LEFT_OUT.matcher(key).matches()) {
                kept.add(new Label("k8s", key, value));
            }
        });
        return kept;
    }
}
