package dev.breakwater.cluster;

import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Someone else's hand in a cluster: reads and writes past Breakwater. */
public final class Hand implements AutoCloseable {
    public static final String POLICIES = "/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies/";
    public static final String NAMESPACES = "/api/v1/namespaces/";

    private final KubernetesHttp http;

    public Hand(Path kubeconfig) {
        http = KubernetesHttp.open(settings(kubeconfig));
    }

    public static ClusterProperties settings(Path kubeconfig) {
        return new ClusterProperties(kubeconfig.toString(), null, Duration.ofSeconds(20), 3);
    }

    public JsonNode get(String path) {
        return http.get(path).body();
    }

    public boolean has(String path) {
        return http.get(path).succeeded();
    }

    public String version(String path) {
        return get(path).path("metadata").path("resourceVersion").asString("");
    }

    /** As the field manager, by force, as {@code kubectl apply --server-side --force-conflicts} does. */
    public void apply(String manager, String path, String yaml) {
        sure(http.send(
                "PATCH", path + "?fieldManager=" + manager + "&force=true", "application/apply-patch+yaml", yaml));
    }

    public void merge(String manager, String path, String json) {
        sure(http.send("PATCH", path + "?fieldManager=" + manager, "application/merge-patch+json", json));
    }

    public void create(String path, String json) {
        sure(http.send("POST", path, "application/json", json));
    }

    public void delete(String path) {
        sure(http.send("DELETE", path, "application/json", "{}"));
    }

    private static void sure(Answer answer) {
        if (!answer.succeeded()) {
            throw new IllegalStateException(answer.code() + " " + answer.message());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
