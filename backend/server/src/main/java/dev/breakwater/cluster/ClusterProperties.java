package dev.breakwater.cluster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the cluster is: a kubeconfig file and one of its contexts, or, with neither, whatever the surroundings say. */
@ConfigurationProperties("breakwater.cluster")
public record ClusterProperties(
        @Nullable String kubeconfig,
        @Nullable String context,
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("500") int pageSize) {

    /** How the cluster is named in a sentence before its address is known. */
    String shown() {
        String file = kubeconfig == null || kubeconfig.isBlank() ? "the surrounding settings" : kubeconfig;
        return context == null || context.isBlank() ? file : "context " + context + " of " + file;
    }
}
