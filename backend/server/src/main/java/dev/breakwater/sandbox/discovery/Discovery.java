package dev.breakwater.sandbox.discovery;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients ask before they ask for objects: versions, groups, resources, the CRDs, and whether they may. */
public final class Discovery {
    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final List<String> VERBS = List.of("create", "delete", "get", "list", "patch", "update", "watch");

    private final Kinds kinds;

    public Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Answers a GET of one of the fixed paths; empty for every other path. */
    public Optional<ObjectNode> get(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/version" -> version();
                    case "/api" -> coreVersions();
                    case "/apis" -> groups();
                    case "/openapi/v3" -> OpenApi.index(groupVersions());
                    case CRDS -> crds();
                    default -> below(path).orElse(null);
                });
    }

    private Optional<ObjectNode> below(String path) {
        if (path.startsWith(CRDS + "/")) {
            var name = path.substring(CRDS.length() + 1);
            return custom().filter(kind -> kind.resource().equals(name))
                    .findFirst()
                    .map(this::crd);
        }
        if (path.startsWith("/openapi/v3/")) {
            var apiVersion = path.substring("/openapi/v3/".length()).replaceFirst("^apis?/", "");
            return Optional.of(OpenApi.document(of(apiVersion).toList()));
        }
        return groupVersions().stream()
                .filter(apiVersion -> path.equals(root(apiVersion)))
                .findFirst()
                .map(this::resources);
    }

    private static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    private List<String> groupVersions() {
        var ours = kinds.all().stream().map(Kind::apiVersion).distinct();
        return Stream.concat(
                        ours,
                        Stream.of("apiextensions.k8s.io/v1", "authentication.k8s.io/v1", "authorization.k8s.io/v1"))
                .toList();
    }

    private Stream<Kind> of(String apiVersion) {
        return kinds.all().stream().filter(kind -> kind.apiVersion().equals(apiVersion));
    }

    private Stream<Kind> custom() {
        return kinds.all().stream().filter(Kind::isCustom);
    }

    private ObjectNode version() {
        var parts = kinds.kubernetes().substring(1).split("\\.", -1);
        return Json.object()
                .put("major", parts[0])
                .put("minor", parts[1])
                .put("gitVersion", kinds.kubernetes() + "+breakwater-sandbox")
                .put("platform", "jvm");
    }

    private static ObjectNode coreVersions() {
        var versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    private ObjectNode groups() {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        groupVersions().stream()
                .filter(apiVersion -> apiVersion.contains("/"))
                .map(apiVersion -> apiVersion.substring(0, apiVersion.indexOf('/')))
                .distinct()
                .forEach(group -> describe(groups.addObject(), group));
        return list;
    }

    private void describe(ObjectNode node, String group) {
        var versions = node.put("name", group).putArray("versions");
        groupVersions().stream()
                .filter(apiVersion -> apiVersion.startsWith(group + "/"))
                .forEach(apiVersion -> versions.addObject()
                        .put("groupVersion", apiVersion)
                        .put("version", apiVersion.substring(group.length() + 1)));
        node.set("preferredVersion", versions.get(0).deepCopy());
    }

    private ObjectNode resources(String apiVersion) {
        var list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", apiVersion);
        var resources = list.putArray("resources");
        of(apiVersion).forEach(kind -> describe(resources, kind));
        switch (apiVersion) {
            case "apiextensions.k8s.io/v1" ->
                describe(resources.addObject(), "customresourcedefinitions", "CustomResourceDefinition", false)
                        .putArray("verbs")
                        .add("get")
                        .add("list");
            case "authorization.k8s.io/v1" ->
                describe(resources.addObject(), "selfsubjectaccessreviews", "SelfSubjectAccessReview", false)
                        .putArray("verbs")
                        .add("create");
            case "authentication.k8s.io/v1" ->
                describe(resources.addObject(), "selfsubjectreviews", "SelfSubjectReview", false)
                        .putArray("verbs")
                        .add("create");
            default -> {}
        }
        return list;
    }

    private static void describe(ArrayNode resources, Kind kind) {
        var resource = describe(resources.addObject(), kind.plural(), kind.kind(), kind.namespaced());
        resource.put("singularName", kind.singular());
        VERBS.forEach(resource.putArray("verbs")::add);
        kind.shortNames().forEach(resource.withArray("shortNames")::add);
        if (kind.hasStatus()) {
            describe(resources.addObject(), kind.plural() + "/status", kind.kind(), kind.namespaced())
                    .putArray("verbs")
                    .add("get")
                    .add("patch")
                    .add("update");
        }
    }

    private static ObjectNode describe(ObjectNode node, String name, String kind, boolean namespaced) {
        return node.put("name", name)
                .put("singularName", "")
                .put("namespaced", namespaced)
                .put("kind", kind);
    }

    private ObjectNode crds() {
        var list =
                Json.object().put("kind", "CustomResourceDefinitionList").put("apiVersion", "apiextensions.k8s.io/v1");
        list.putObject("metadata").put("resourceVersion", "1");
        var items = list.putArray("items");
        custom().map(this::crd).forEach(items::add);
        return list;
    }

    /** Enough of a CRD to see that it exists, which versions it serves, and how old its schema is. */
    private ObjectNode crd(Kind kind) {
        var crd = Json.object().put("kind", "CustomResourceDefinition").put("apiVersion", "apiextensions.k8s.io/v1");
        crd.putObject("metadata")
                .put("name", kind.resource())
                .putObject("labels")
                .put("io.cilium.k8s.crd.schema.version", kinds.crdSchemaVersion());
        var spec = crd.putObject("spec")
                .put("group", kind.group())
                .put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
        spec.putObject("names")
                .put("kind", kind.kind())
                .put("plural", kind.plural())
                .put("singular", kind.singular());
        spec.putArray("versions")
                .addObject()
                .put("name", kind.version())
                .put("served", true)
                .put("storage", true);
        crd.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "Established")
                .put("status", "True");
        return crd;
    }
}
