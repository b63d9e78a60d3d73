package dev.breakwater.cluster;

import dev.breakwater.cilium.ObjectRef;
import java.util.List;

/** A kind that Breakwater writes or reads: its group, its name in paths, what it must be allowed to do with it. */
record Kind(String group, String kind, String plural, Need need, List<String> verbs) {

    /** What it means when a cluster lacks a kind. */
    enum Need {
        /** Nothing works without it. */
        ALWAYS,
        /** What is made of it waits until it is there. */
        IF_WANTED,
        /** Nobody has to be told. */
        SELDOM
    }

    private static final String CILIUM = "cilium.io";
    private static final String ADMISSION = "admissionregistration.k8s.io";
    private static final List<String> WRITE = List.of("list", "watch", "create", "patch", "delete");
    private static final List<String> READ = List.of("list", "watch");

    static final Kind NAMESPACE =
            new Kind("", "Namespace", "namespaces", Need.ALWAYS, List.of("list", "watch", "create", "patch"));

    static final Kind NODE_CONFIG =
            new Kind(CILIUM, "CiliumBGPNodeConfig", "ciliumbgpnodeconfigs", Need.IF_WANTED, READ);

    static final Kind NODE = new Kind(CILIUM, "CiliumNode", "ciliumnodes", Need.SELDOM, List.of("list"));

    /** All kinds of which objects are ours, each listed and watched by our label. */
    static final List<Kind> OURS = List.of(
            NAMESPACE,
            cilium("CiliumClusterwideNetworkPolicy", "ciliumclusterwidenetworkpolicies", Need.ALWAYS),
            cilium("CiliumLoadBalancerIPPool", "ciliumloadbalancerippools", Need.IF_WANTED),
            cilium("CiliumBGPPeerConfig", "ciliumbgppeerconfigs", Need.IF_WANTED),
            cilium("CiliumBGPAdvertisement", "ciliumbgpadvertisements", Need.IF_WANTED),
            cilium("CiliumBGPClusterConfig", "ciliumbgpclusterconfigs", Need.IF_WANTED),
            new Kind(ADMISSION, "ValidatingAdmissionPolicy", "validatingadmissionpolicies", Need.SELDOM, WRITE),
            new Kind(
                    ADMISSION,
                    "ValidatingAdmissionPolicyBinding",
                    "validatingadmissionpolicybindings",
                    Need.SELDOM,
                    WRITE));

    private static Kind cilium(String kind, String plural, Need need) {
        return new Kind(CILIUM, kind, plural, need, WRITE);
    }

    boolean isOf(ObjectRef ref) {
        return group.equals(ref.group()) && kind.equals(ref.kind());
    }

    /** The name of the CRD, and of the resource in a ClusterRole. */
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
