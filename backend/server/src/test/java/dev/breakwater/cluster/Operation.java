package dev.breakwater.cluster;

import dev.breakwater.cluster.KubeHttp.Reply;

/**
 * One request that two servers get alike. Where its text says {@value #VERSION} or {@value #UID}, each server gets the
 * version and uid that its own object has at that moment.
 */
record Operation(String method, String path, String query, String type, String body) {
    static final String VERSION = "$VERSION";
    static final String UID = "$UID";

    static Operation of(String method, String path, String query, Object body) {
        return new Operation(method, path, query, "json", body.toString());
    }

    static Operation patch(String type, String path, String query, Object body) {
        return new Operation("PATCH", path, query, type, body.toString());
    }

    Reply on(KubeHttp cluster) {
        return cluster.send(method, path + query, body.isEmpty() ? "" : "application/" + type, filled(cluster));
    }

    private String filled(KubeHttp cluster) {
        if (!body.contains("$")) {
            return body;
        }
        var metadata = cluster.get(path.replaceFirst("/status$", "")).body().path("metadata");
        return body.replace(VERSION, metadata.path("resourceVersion").asString("7"))
                .replace(UID, metadata.path("uid").asString("none"));
    }

    /** The object that it is about, whichever part of it; a collection for a create. */
    boolean isAbout(Operation other) {
        return path.replaceFirst("/status$", "").startsWith(other.path.replaceFirst("/status$", ""))
                || body.contains("\"" + other.path.replaceFirst(".*/", "") + "\"");
    }

    @Override
    public String toString() {
        return method + " " + path + query + " " + type + " " + body;
    }
}
