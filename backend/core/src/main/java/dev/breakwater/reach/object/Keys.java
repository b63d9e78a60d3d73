package dev.breakwater.reach.object;

/** The labels that Cilium adds to a pod's own, by their keys. */
final class Keys {
    static final String NAMESPACE = "io.kubernetes.pod.namespace";
    static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
    static final String CIDR_GROUP_NAME = "io.cilium.policy.cidrgroupname/";

    private Keys() {}
}
