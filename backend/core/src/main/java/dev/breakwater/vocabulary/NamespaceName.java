package dev.breakwater.vocabulary;

import java.util.Set;

/** A Kubernetes namespace that a tenant may claim: never one that the cluster itself lives in. */
public record NamespaceName(String value) implements Comparable<NamespaceName> {
    private static final Set<String> OF_THE_CLUSTER =
            Set.of("default", "cilium", "cilium-secrets", "cilium-spire", "breakwater", "breakwater-system");

    public NamespaceName {
        Name.parse(value);
        if (OF_THE_CLUSTER.contains(value) || value.startsWith("kube-")) {
            throw Rejection.invalid(
                            "namespace-of-the-cluster", "The namespace '" + value + "' belongs to the cluster itself")
                    .remedy("Claim a namespace of the tenant's own");
        }
    }

    public static NamespaceName parse(String text) {
        return new NamespaceName(text);
    }

    @Override
    public int compareTo(NamespaceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
