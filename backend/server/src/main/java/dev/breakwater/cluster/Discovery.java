package dev.breakwater.cluster;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which version of each kind a cluster serves; the server's own order of preference decides. */
record Discovery(Map<Kind, String> versions) {
    Discovery {
        versions = Map.copyOf(versions);
    }

    static final Discovery NOTHING = new Discovery(Map.of());

    /** Asks the server; empty when it does not answer all of it. */
    static Optional<Discovery> of(KubernetesHttp http) {
        var found = new HashMap<Kind, String>();
        found.put(Kind.NAMESPACE, "v1");
        Answer groups = http.get("/apis");
        boolean complete = groups.succeeded();
        for (JsonNode group : groups.body().path("groups")) {
            String name = group.path("name").asString("");
            for (String version : isOurs(name) ? versionsOf(group) : List.<String>of()) {
                Answer resources = http.get("/apis/" + name + "/" + version);
                complete &= resources.succeeded();
                served(resources.body(), name).forEach(kind -> found.putIfAbsent(kind, version));
            }
        }
        return complete ? Optional.of(new Discovery(found)) : Optional.empty();
    }

    private static boolean isOurs(String group) {
        return all().anyMatch(kind -> kind.group().equals(group));
    }

    private static List<String> versionsOf(JsonNode group) {
        return group.path("versions")
                .valueStream()
                .map(each -> each.path("version").asString(""))
                .toList();
    }

    private static Stream<Kind> all() {
        return Stream.concat(Kind.OURS.stream(), Stream.of(Kind.NODE_CONFIG, Kind.NODE));
    }

    private static Stream<Kind> served(JsonNode resources, String group) {
        var plurals = resources
                .path("resources")
                .valueStream()
                .map(each -> each.path("name").asString(""))
                .collect(Collectors.toSet());
        return all().filter(kind -> kind.group().equals(group) && plurals.contains(kind.plural()));
    }

    boolean serves(Kind kind) {
        return versions.containsKey(kind);
    }

    List<Kind> missing(Kind.Need need) {
        return all().filter(kind -> kind.need() == need && !serves(kind)).toList();
    }

    List<Kind> servedOfOurs() {
        return Kind.OURS.stream().filter(this::serves).toList();
    }

    Optional<Kind> kindOf(ObjectRef ref) {
        return Kind.OURS.stream().filter(kind -> kind.isOf(ref) && serves(kind)).findFirst();
    }

    /** As in a manifest's first line. */
    String apiVersion(Kind kind) {
        String version = versions.getOrDefault(kind, "not-served");
        return kind.group().isEmpty() ? version : kind.group() + "/" + version;
    }

    /** Where the kind's objects are listed. */
    String path(Kind kind) {
        return (kind.group().isEmpty() ? "/api/" : "/apis/") + apiVersion(kind) + "/" + kind.plural();
    }
}
