package dev.breakwater.compiler;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.intent.ClusterSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pod as Cilium's selectors see it, with a small and naive matcher that shares no code with the compiler. */
record Endpoint(String tenant, String namespace, Map<String, String> podLabels) {

    /** A pod of nobody's. */
    static final String NOBODY = "";

    private Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put("k8s:io.kubernetes.pod.namespace", namespace);
        if (!tenant.equals(NOBODY)) {
            labels.put("k8s:io.cilium.k8s.namespace.labels." + ClusterSettings.TENANT_LABEL, tenant);
        }
        podLabels.forEach((key, value) -> labels.put("k8s:" + key, value));
        return labels;
    }

    /** By Kubernetes' rules: all labels and all expressions; NotIn also matches what lacks the key. */
    boolean matches(Object selector) {
        Map<?, ?> parts = (Map<?, ?>) selector;
        Map<?, ?> wanted = parts.get("matchLabels") instanceof Map<?, ?> map ? map : Map.of();
        List<?> expressions = parts.get("matchExpressions") instanceof List<?> list ? list : List.of();
        return labels().entrySet().containsAll(wanted.entrySet())
                && expressions.stream().allMatch(this::satisfies);
    }

    private boolean satisfies(Object expression) {
        Map<?, ?> parts = (Map<?, ?>) expression;
        String value = labels().get(String.valueOf(parts.get("key")));
        List<?> values = parts.get("values") instanceof List<?> list ? list : List.of();
        return switch (String.valueOf(parts.get("operator"))) {
            case "Exists" -> value != null;
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            default -> throw new AssertionError(expression);
        };
    }

    boolean isSubjectOf(Manifest policy) {
        return matches(spec(policy).get("endpointSelector"));
    }

    static Map<?, ?> spec(Manifest manifest) {
        return (Map<?, ?>) manifest.spec().plain();
    }
}
