package dev.breakwater.cilium;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of objects that Breakwater writes, with the version that Cilium 1.17 on Kubernetes 1.30 serves. */
public enum ObjectKind {
    NAMESPACE("", "Namespace", "v1"),
    CLUSTERWIDE_POLICY("cilium.io", "CiliumClusterwideNetworkPolicy", "v2"),
    LOAD_BALANCER_POOL("cilium.io", "CiliumLoadBalancerIPPool", "v2alpha1"),
    BGP_CLUSTER_CONFIG("cilium.io", "CiliumBGPClusterConfig", "v2alpha1"),
    BGP_PEER_CONFIG("cilium.io", "CiliumBGPPeerConfig", "v2alpha1"),
    BGP_ADVERTISEMENT("cilium.io", "CiliumBGPAdvertisement", "v2alpha1"),
    ADMISSION_POLICY("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", "v1"),
    ADMISSION_POLICY_BINDING("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", "v1");

    private final String group;
    private final String kind;
    private final String version;

    ObjectKind(String group, String kind, String version) {
        this.group = group;
        this.kind = kind;
        this.version = version;
    }

    public static Optional<ObjectKind> of(String group, String kind) {
        return Stream.of(values())
                .filter(candidate -> candidate.group.equals(group) && candidate.kind.equals(kind))
                .findFirst();
    }

    /** Empty for Kubernetes' core group. */
    public String group() {
        return group;
    }

    public String kind() {
        return kind;
    }

    public String version() {
        return version;
    }

    /** As written in a manifest; a cluster may serve another version, which its adapter discovers. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** All kinds of ours are cluster-scoped. */
    public ObjectRef named(String name) {
        return new ObjectRef(group, kind, null, name);
    }
}
