package dev.breakwater.rollout;

import dev.breakwater.cluster.KubeHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches a cluster's clusterwide policies past Breakwater, and keeps each state that they pass through. */
final class WatchedPolicies {
    private static final String POLICIES = "/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies";
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final KubeHttp http;
    private final String prefix;
    private final String last;
    private final Map<String, Map<String, Object>> before = new TreeMap<>();
    private final CompletableFuture<List<Event>> events;

    /** One write to one object, as the API server told it; {@code tree} is what it said last when it is gone. */
    record Event(String type, String name, Map<String, Object> tree) {
        boolean isGone() {
            return type.equals("DELETED");
        }
    }

    private WatchedPolicies(Path kubeconfig, String prefix) {
        this.http = KubeHttp.of(kubeconfig);
        this.prefix = prefix;
        this.last = "last-of-" + prefix + "all";
        http.delete(POLICIES + "/" + last, "");
        JsonNode list = http.get(POLICIES).body();
        for (JsonNode item : list.path("items")) {
            if (isWatched(nameOf(item))) {
                before.put(nameOf(item), tree(item));
            }
        }
        var stream = http.watch(POLICIES + "?watch=1&resourceVersion="
                + list.at("/metadata/resourceVersion").asString());
        this.events = CompletableFuture.supplyAsync(
                () -> read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))),
                task -> Thread.ofVirtual().start(task));
    }

    /** From now on, policies whose names begin so. */
    static WatchedPolicies begin(Path kubeconfig, String prefix) {
        return new WatchedPolicies(kubeconfig, prefix);
    }

    private boolean isWatched(String name) {
        return name.startsWith(prefix);
    }

    private static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asString();
    }

    private static Map<String, Object> tree(JsonNode object) {
        return JsonMapper.shared().convertValue(object, TREE);
    }

    private List<Event> read(BufferedReader lines) {
        var events = new ArrayList<Event>();
        try (lines) {
            while (true) {
                JsonNode event = JsonMapper.shared().readTree(lines.readLine());
                JsonNode object = event.path("object");
                String type = event.path("type").asString();
                if (type.equals("ERROR")) {
                    throw new IllegalStateException("The watch broke: " + object);
                }
                if (nameOf(object).equals(last)) {
                    return events;
                }
                if (isWatched(nameOf(object))) {
                    events.add(new Event(type, nameOf(object), tree(object)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policies that stood when it began. */
    Map<String, Map<String, Object>> before() {
        return before;
    }

    /** Everything until now: an object of its own is written, and the watch, which is in order, has come to an end with it. */
    List<Event> end() {
        var reply = http.post(POLICIES, """
                {apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: %s},
                 spec: {endpointSelector: {matchLabels: {nobody: nobody}}, ingress: [{}]}}""".formatted(last));
        if (reply.code() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        return events.join();
    }
}
