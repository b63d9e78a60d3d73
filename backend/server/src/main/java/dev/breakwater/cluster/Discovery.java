package dev.breakwater.cluster;

import dev.breakwater.cilium.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Asks the server; what cannot be asked counts as not served. */
    static Discovery of(KubernetesHttp http) {
        var found = new HashMap<Kind, String>();
        found.put(Kind.NAMESPACE, "v1");
        groups().forEach(group -> {
            for (String version : versionsOf(http, group)) {
                Answer resources = http.get("/apis/" + group + "/" + version);
                served(resources.body(), group).forEach(kind -> found.putIfAbsent(kind, version));
            }
        });
        return new Discovery(found);
    }

    private static Collection<String> groups() {
        return all().map(Kind::group).filter(group -> !group.isEmpty()).collect(Collectors.toSet());
    }

    private static Stream<Kind> all() {
        return Stream.concat(Kind.OURS.stream(), Stream.of(Kind.NODE_CONFIG, Kind.NODE));
    }

    private static List<String> versionsOf(KubernetesHttp http, String group) {
        var versions = new ArrayList<String>();
        http.get("/apis/" + group)
                .body()
                .path("versions")
                .forEach(each -> versions.add(each.path("version").asString("")));
        return versions;
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
