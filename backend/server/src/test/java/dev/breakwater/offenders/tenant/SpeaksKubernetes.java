package dev.breakwater.offenders.tenant;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Breaks the rule that only cluster speaks Kubernetes. */
public interface SpeaksKubernetes {
    KubernetesClient client();
}
