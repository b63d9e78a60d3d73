package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.rollout.Outcome;
import dev.breakwater.rollout.Step;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes one object by server-side apply, as one field manager and never by force, or deletes it. */
final class Writing {
    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String QUERY = "?fieldManager=" + OwnedFields.MANAGER + "&fieldValidation=Strict&force=false";

    private final KubernetesHttp http;
    private final Discovery discovery;

    Writing(KubernetesHttp http, Discovery discovery) {
        this.http = http;
        this.discovery = discovery;
    }

    Outcome write(Kind kind, Step step) {
        return switch (step) {
            case Step.Put put -> apply(kind, put, stamped(kind, put));
            case Step.Release release -> apply(kind, release, emptied(kind, release));
            case Step.Prune prune -> delete(kind, prune);
        };
    }

    private Outcome apply(Kind kind, Step step, ObjectNode body) {
        Answer answer = http.send("PATCH", path(kind, step) + QUERY, APPLY, body.toString());
        if (!answer.succeeded()) {
            return Outcomes.of(answer);
        }
        return new Outcome.Applied(step instanceof Step.Release ? null : Reading.observed(kind, answer.body()));
    }

    private ObjectNode stamped(Kind kind, Step.Put put) {
        var object = (ObjectNode) YAML.readTree(put.yaml());
        object.put("apiVersion", discovery.apiVersion(kind));
        ObjectNode metadata = object.withObjectProperty("metadata");
        if (put.resourceVersion() != null) {
            metadata.put("resourceVersion", put.resourceVersion());
        }
        metadata.withObjectProperty("annotations")
                .put(Reading.GENERATION, String.valueOf(put.generation()))
                .put(Reading.DIGEST, put.digest());
        return object;
    }

    /** An apply that says nothing takes back all that we said; with the uid it can never make a new object. */
    private ObjectNode emptied(Kind kind, Step.Release release) {
        ObjectNode object = KubernetesHttp.JSON.createObjectNode();
        object.put("apiVersion", discovery.apiVersion(kind)).put("kind", kind.kind());
        object.putObject("metadata").put("name", release.ref().name()).put("uid", release.uid());
        return object;
    }

    private Outcome delete(Kind kind, Step.Prune prune) {
        ObjectNode options = KubernetesHttp.JSON.createObjectNode();
        options.put("apiVersion", "v1").put("kind", "DeleteOptions").put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", prune.uid()).put("resourceVersion", prune.resourceVersion());
        Answer answer = http.send("DELETE", path(kind, prune), "application/json", options.toString());
        boolean gone = answer.succeeded() || (answer.code() == 404 && answer.namesAnObject());
        return gone ? new Outcome.Applied(null) : Outcomes.of(answer);
    }

    private String path(Kind kind, Step step) {
        return discovery.path(kind) + "/" + step.ref().name();
    }
}
