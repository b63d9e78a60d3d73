package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists and watches, on top of what a cluster does with single objects. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ClusterReadingContract extends ClusterWritingContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private void createLabelled(String suffix, String labels) {
        var reply = cluster.post(CCNPS, policy(name + suffix, "run: " + name + ", " + labels, selecting("web")));
        assertThat(reply.code()).isEqualTo(201);
    }

    private List<String> selected(String selector) {
        var query = "?labelSelector=run%3D" + name + (selector.isEmpty() ? "" : "," + selector);
        return cluster.get(CCNPS + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asString().substring(name.length()))
                .toList();
    }

    @Test
    void listsWhatLabelsSelect() {
        createLabelled("-1", "tier: web");
        createLabelled("-2", "tier: db");
        createLabelled("-3", "other: x");
        assertThat(selected("")).containsExactly("-1", "-2", "-3");
        assertThat(selected("tier=db")).containsExactly("-2");
        assertThat(selected("tier!=db")).containsExactly("-1", "-3");
        assertThat(selected("tier%20in%20(web,db)")).containsExactly("-1", "-2");
        assertThat(selected("tier%20notin%20(web)")).containsExactly("-2", "-3");
        assertThat(selected("tier")).containsExactly("-1", "-2");
        assertThat(selected("!tier")).containsExactly("-3");
        var byName = cluster.get(CCNPS + "?fieldSelector=metadata.name%3D" + name + "-2")
                .body();
        assertThat(byName.path("items").size()).isEqualTo(1);
        assertThat(byName.path("kind").asString()).isEqualTo("CiliumClusterwideNetworkPolicyList");
    }

    @Test
    void listsInPagesOfOneMoment() {
        for (int i = 1; i <= 5; i++) {
            createLabelled("-" + i, "a: b");
        }
        var query = CCNPS + "?limit=2&labelSelector=run%3D" + name;
        var first = cluster.get(query).body();
        createLabelled("-6", "a: b");
        var second = cluster.get(
                        query + "&continue=" + first.at("/metadata/continue").asString())
                .body();
        var third = cluster.get(
                        query + "&continue=" + second.at("/metadata/continue").asString())
                .body();
        assertThat(names(first)).containsExactly(name + "-1", name + "-2");
        assertThat(names(second)).containsExactly(name + "-3", name + "-4");
        assertThat(names(third)).containsExactly(name + "-5");
        assertThat(third.at("/metadata/continue").asString("")).isEmpty();
        assertThat(third.at("/metadata/resourceVersion")).isEqualTo(first.at("/metadata/resourceVersion"));
        assertThat(cluster.get(CCNPS + "?limit=1&continue=bogus").code()).isEqualTo(400);
    }

    /** Whatever a namespace is called: it is its label that says whose it is, to Cilium as to us. */
    @Test
    void countsPodsThatCiliumWouldSelect() {
        String mine = "tenant=" + name;
        namespace("-a", mine);
        namespace("-b", mine);
        namespace("-c", "tenant=other-" + name);
        pod("-a", "web-1", "app: web", "");
        pod("-a", "web-2", "app: web, tier: x", "");
        pod("-a", "db", "app: db", "");
        pod("-b", "web", "app: web", "");
        pod("-c", "web", "app: web", "");
        pod("-a", "agent", "app: web", "hostNetwork: true, ");
        pod("-a", "done", "app: web", "");
        var done = cluster.patch(
                NAMESPACES + "/" + name + "-a/pods/done/status",
                "merge-patch+json",
                "{\"status\":{\"phase\":\"Succeeded\"}}");
        assertThat(done.code()).isEqualTo(200);
        try (var adapter = new KubernetesCluster(Hand.settings(kubeconfig()))) {
            assertThat(adapter.pods(mine, Set.of(), "app=web", 100)).isEmpty();
            adapter.connect();
            assertThat(adapter.pods(mine, Set.of(), "app=web", 100)).contains(3);
            assertThat(adapter.pods(mine, Set.of(), "app=web", 2)).contains(2);
            assertThat(adapter.pods(mine, Set.of(name + "-a"), "app=web", 100)).contains(2);
            assertThat(adapter.pods(mine, Set.of(name + "-a", name + "-c"), "", 100))
                    .contains(3);
            assertThat(adapter.pods(mine, Set.of(), "app=web,tier=x", 100)).contains(1);
            assertThat(adapter.pods("tenant=nobody", Set.of(), "", 100)).contains(0);
            assertThat(adapter.pods(mine, Set.of(), "app in (web", 100)).isEmpty();
        }
    }

    private void namespace(String suffix, String label) {
        var reply = cluster.post(NAMESPACES, """
                {apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {%s}}}""".formatted(name + suffix, label.replace("=", ": ")));
        assertThat(reply.code()).as(reply.toString()).isEqualTo(201);
        cluster.post(
                NAMESPACES + "/" + name + suffix + "/serviceaccounts",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}");
    }

    private void pod(String suffix, String podName, String labels, String more) {
        var reply = cluster.post(NAMESPACES + "/" + name + suffix + "/pods", """
                {apiVersion: v1, kind: Pod, metadata: {name: %s, labels: {%s}},
                 spec: {%sautomountServiceAccountToken: false, containers: [{name: c, image: "example.com/c:1"}]}}""".formatted(podName, labels, more));
        assertThat(reply.code()).as(reply.toString()).isEqualTo(201);
    }

    private static List<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(i -> i.at("/metadata/name").asString())
                .toList();
    }

    /** The next events of a watch, as TYPE and name; a bookmark has none, an error its code. */
    private List<String> events(String query, int count, Runnable meanwhile) throws IOException {
        var told = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                cluster.watch(CCNPS + "?watch=true&timeoutSeconds=20&" + query), StandardCharsets.UTF_8))) {
            meanwhile.run();
            for (var line = lines.readLine(); line != null && told.size() < count; line = lines.readLine()) {
                told.add(told(JSON.readTree(line)));
                if (told.size() == count) {
                    break;
                }
            }
        }
        return told;
    }

    private String told(JsonNode event) {
        var type = event.path("type").asString();
        return switch (type) {
            case "ERROR" -> type + " " + event.at("/object/code").asInt();
            case "BOOKMARK" ->
                type + " "
                        + event.at("/object/metadata/annotations")
                                .path("k8s.io/initial-events-end")
                                .asString("");
            default -> type + " " + event.at("/object/metadata/name").asString().substring(name.length());
        };
    }

    @Test
    void tellsWhatHappensAfterAVersion() throws IOException {
        var from = cluster.get(CCNPS + "?limit=1").text("/metadata/resourceVersion");
        var events = events("labelSelector=run%3D" + name + "&resourceVersion=" + from, 5, () -> {
            createLabelled("-1", "a: b");
            createLabelled("-2", "a: b");
            cluster.patch(CCNPS + "/" + name + "-1", "merge-patch+json", "{\"metadata\":{\"labels\":{\"a\":\"c\"}}}");
            cluster.patch(CCNPS + "/" + name + "-1", "merge-patch+json", "{\"metadata\":{\"labels\":{\"run\":null}}}");
            cluster.delete(CCNPS + "/" + name + "-2", "");
        });
        assertThat(events).containsExactly("ADDED -1", "ADDED -2", "MODIFIED -1", "DELETED -1", "DELETED -2");
    }

    @Test
    void tellsWhatIsThereToWhoBeginsAtNoVersion() throws IOException {
        createLabelled("-1", "a: b");
        var selector = "labelSelector=run%3D" + name;
        assertThat(events(selector, 2, () -> createLabelled("-2", "a: b"))).containsExactly("ADDED -1", "ADDED -2");
        assertThat(events(selector + "&resourceVersion=0", 2, () -> {}))
                .containsExactlyInAnyOrder("ADDED -1", "ADDED -2");
    }

    @Test
    void marksTheEndOfWhatWasThere() throws IOException {
        createLabelled("-1", "a: b");
        var streaming = "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
        assertThat(events("labelSelector=run%3D" + name + streaming, 2, () -> {}))
                .containsExactly("ADDED -1", "BOOKMARK true");
    }

    @Test
    void sendsWhoComesTooLateToListAgain() throws IOException {
        createLabelled("-1", "a: b");
        assertThat(events("resourceVersion=1", 1, () -> {})).containsExactly("ERROR 410");
    }

    @Test
    void tellsTheVersionAtWhichAnObjectWent() throws IOException {
        createLabelled("-1", "a: b");
        var created = cluster.get(CCNPS + "/" + name + "-1");
        var watch = cluster.watch(CCNPS + "?watch=true&timeoutSeconds=20&resourceVersion=" + version(created));
        try (var lines = new BufferedReader(new InputStreamReader(watch, StandardCharsets.UTF_8))) {
            cluster.delete(CCNPS + "/" + name + "-1", "");
            var event = JSON.readTree(lines.readLine());
            assertThat(event.path("type").asString()).isEqualTo("DELETED");
            assertThat(event.at("/object/metadata/resourceVersion").asLong())
                    .isGreaterThan(Long.parseLong(version(created)));
        }
    }
}
