package dev.breakwater.sandbox.schema;

import java.util.List;

/** One kind that the sandbox serves, under its one version. */
public record Kind(
        String group,
        String version,
        String plural,
        String kind,
        String singular,
        List<String> shortNames,
        boolean namespaced,
        boolean hasStatus,
        Schema schema) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code ciliumnetworkpolicies.cilium.io}, as messages name a resource. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean isCustom() {
        return group.equals("cilium.io");
    }

    public boolean isNamespace() {
        return plural.equals("namespaces");
    }

    /** Only these kinds count the versions of their specification. */
    public boolean hasGeneration() {
        return isCustom() || group.equals("admissionregistration.k8s.io");
    }
}
