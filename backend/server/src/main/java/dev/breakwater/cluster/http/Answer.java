package dev.breakwater.cluster.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API server answered; code 0 means that nobody did, and then the body is missing and the message says why. */
public record Answer(
        int code, JsonNode body, String message, @Nullable Duration retryAfter) {

    public boolean succeeded() {
        return code / 100 == 2;
    }

    /** A 404 about an object, or a path that the server does not know at all. */
    public boolean namesAnObject() {
        return !body.path("details").path("name").asString("").isEmpty();
    }

    /** The reasons in detail, as server-side apply gives them for conflicts. */
    public List<JsonNode> causes() {
        return body.path("details").path("causes").valueStream().toList();
    }
}
