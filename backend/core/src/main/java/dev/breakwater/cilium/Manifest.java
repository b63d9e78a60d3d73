package dev.breakwater.cilium;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One object as it should be: which, our labels on it, and its spec, if the kind has one that we write. */
public record Manifest(
        ObjectRef ref,
        SortedMap<String, String> labels,
        @Nullable Node spec) {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String BREAKWATER = "breakwater";
    /** The revision that introduced an object's content; stamped when it is applied, no part of its digest. */
    public static final String GENERATION_ANNOTATION = "breakwater.io/generation";
    /** An object's content digest; stamped when it is applied. */
    public static final String DIGEST_ANNOTATION = "breakwater.io/digest";

    public Manifest {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** From what a parser made of {@link #yaml()}: {@code kind}, {@code apiVersion}, {@code metadata} and {@code spec}. */
    public static Manifest of(Map<String, Object> plain) {
        String apiVersion = String.valueOf(plain.get("apiVersion"));
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        Map<?, ?> metadata = (Map<?, ?>) plain.getOrDefault("metadata", Map.of());
        Object namespace = metadata.get("namespace");
        var labels = new TreeMap<String, String>();
        if (metadata.get("labels") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
        }
        var ref = new ObjectRef(
                group,
                String.valueOf(plain.get("kind")),
                namespace == null ? null : namespace.toString(),
                String.valueOf(metadata.get("name")));
        Object spec = plain.get("spec");
        return new Manifest(ref, labels, spec == null ? null : Node.of(spec));
    }

    /** The whole object in the version that Cilium 1.17 serves; without the annotations stamped when it is applied. */
    public String yaml() {
        return Yaml.of(body());
    }

    /** Hex SHA-256 over kind, name, labels and spec; the same in every served version and at every revision. */
    public String digest() {
        var content = new TreeMap<>(body().values());
        content.remove("apiVersion");
        return Digest.of(new Node.Fields(content));
    }

    /** The whole object. */
    public Node.Fields body() {
        var body = new TreeMap<String, Node>();
        ObjectKind.of(ref.group(), ref.kind())
                .ifPresent(known -> body.put("apiVersion", Node.text(known.apiVersion())));
        body.put("kind", Node.text(ref.kind()));
        body.put("metadata", metadata());
        if (spec != null) {
            body.put("spec", spec);
        }
        return new Node.Fields(body);
    }

    private Node.Fields metadata() {
        var metadata = new TreeMap<String, Node>(Map.of("name", Node.text(ref.name())));
        if (ref.namespace() != null) {
            metadata.put("namespace", Node.text(ref.namespace()));
        }
        if (!labels.isEmpty()) {
            metadata.put("labels", Node.labels(labels));
        }
        return new Node.Fields(metadata);
    }
}
