package dev.breakwater.reach.identity;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which labels of a pod are part of its identity; the others cannot be selected. */
final class PodLabels {
    private static final String CILIUM = "io.cilium.k8s";
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels";
    private static final String CLUSTER = "io.cilium.k8s.policy.cluster";
    private static final String SERVICE_ACCOUNT = "io.cilium.k8s.policy.serviceaccount";
    private static final List<String> KEPT = List.of(NAMESPACE, NAMESPACE_LABELS, "app.kubernetes.io", CLUSTER);
    private static final List<String> DROPPED = List.of(
            "io.kubernetes",
            "kubernetes.io",
            "statefulset.kubernetes.io/pod-name",
            "apps.kubernetes.io/pod-index",
            "batch.kubernetes.io/job-completion-index",
            "batch.kubernetes.io/controller-uid",
            "k8s.io",
            "pod-template-generation",
            "pod-template-hash",
            "controller-revision-hash",
            "controller-uid",
            "etcd_node");
    private static final String BETA = "beta.kubernetes.io";

    private PodLabels() {}

    static LabelSet of(Endpoint endpoint, Topology.Namespace namespace) {
        if (endpoint.reserved() != null) {
            return LabelSet.of(List.of(Label.reserved(endpoint.reserved())));
        }
        var labels = new ArrayList<Label>(
                endpoint.labels().size() + namespace.labels().size() + 3);
        endpoint.labels().forEach((key, value) -> {
            if (!key.startsWith(CILIUM)) {
                add(labels, key, value);
            }
        });
        namespace.labels().forEach((key, value) -> add(labels, NAMESPACE_LABELS + "." + key, value));
        add(labels, NAMESPACE, namespace.name());
        if (endpoint.serviceAccount() != null && !endpoint.serviceAccount().isEmpty()) {
            add(labels, SERVICE_ACCOUNT, endpoint.serviceAccount());
        }
        add(labels, CLUSTER, "default");
        return LabelSet.of(labels);
    }

    static List<Label> filtered(Map<String, String> own) {
        var labels = new ArrayList<Label>();
        own.forEach((key, value) -> add(labels, key, value));
        return labels;
    }

    private static void add(List<Label> labels, String key, String value) {
        if (isKept(key)) {
            labels.add(new Label(Label.K8S, unprefixed(key), value));
        }
    }

    /** Cilium takes {@code reserved.} before a key for a source, and then gives the label another. */
    private static String unprefixed(String key) {
        return key.startsWith("reserved.") ? key.substring("reserved.".length()) : key;
    }

    /** Dropped, unless what is kept is the longer of the prefixes that match. */
    private static boolean isKept(String key) {
        int dropped = DROPPED.stream()
                .filter(key::startsWith)
                .mapToInt(String::length)
                .min()
                .orElse(Integer.MAX_VALUE);
        int beta = key.lastIndexOf(BETA);
        if (beta >= 0) {
            dropped = Math.min(dropped, beta + BETA.length());
        }
        if (key.startsWith("annotation")) {
            dropped = Math.min(dropped, key.length());
        }
        int kept = KEPT.stream()
                .filter(key::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return dropped == Integer.MAX_VALUE || kept > dropped;
    }
}
