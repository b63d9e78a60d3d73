package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Schema;
import java.util.List;

/** One kind that the sandbox serves, under its one version. */
record Kind(
        String group,
        String version,
        String plural,
        String kind,
        String singular,
        List<String> shortNames,
        boolean namespaced,
        boolean hasStatus,
        Schema schema) {

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code ciliumnetworkpolicies.cilium.io}, as messages name a resource. */
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    boolean isCustom() {
        return group.equals("cilium.io");
    }

    boolean isNamespace() {
        return plural.equals("namespaces");
    }

    /** Only these kinds count the versions of their specification. */
    boolean hasGeneration() {
        return isCustom() || group.equals("admissionregistration.k8s.io");
    }
}
