package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Someone else's hand in a cluster: reads and writes past Breakwater. */
public final class Hand implements AutoCloseable {
    public static final String POLICIES = "/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies/";
    public static final String NAMESPACES = "/api/v1/namespaces/";

    private final KubernetesHttp http;
    private final Path kubeconfig;

    public Hand(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        ClusterProperties settings = settings(kubeconfig);
        http = KubernetesHttp.open(Kubeconfig.read(settings), settings.requestTimeout());
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

    /** As the operator and the agents report on an object. */
    public void report(String path, String type, String status, String message) {
        merge("cilium-operator-generic", path + "/status", """
                {"status": {"conditions": [{"type": "%s", "status": "%s", "message": "%s",
                  "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}""".formatted(type, status, message));
    }

    /** A service account with a role of its own, by the kubeconfig that is written to the file. */
    public Path account(String name, String rules, Path file) throws IOException {
        String accounts = "/api/v1/namespaces/default/serviceaccounts";
        create(accounts, "{\"metadata\": {\"name\": \"%s\"}}".formatted(name));
        String rbac = "/apis/rbac.authorization.k8s.io/v1/";
        create(rbac + "clusterroles", "{\"metadata\": {\"name\": \"%s\"}, \"rules\": %s}".formatted(name, rules));
        create(rbac + "clusterrolebindings", """
                {"metadata": {"name": "%1$s"},
                 "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%1$s"},
                 "subjects": [{"kind": "ServiceAccount", "name": "%1$s", "namespace": "default"}]}""".formatted(name));
        Answer token = http.send("POST", accounts + "/" + name + "/token", "application/json", "{}");
        sure(token);
        String secret = token.body().at("/status/token").asString();
        return Files.writeString(
                file, Files.readString(kubeconfig).replaceFirst("token: [^\\s}]+", "token: " + secret));
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
