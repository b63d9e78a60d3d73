package dev.breakwater.cluster;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API server answered; code 0 means that nobody did, and then the body is missing and the message says why. */
record Answer(
        int code, JsonNode body, String message, @Nullable Duration retryAfter) {

    boolean succeeded() {
        return code / 100 == 2;
    }

    /** A 404 about an object, or a path that the server does not know at all. */
    boolean namesAnObject() {
        return !body.path("details").path("name").asString("").isEmpty();
    }

    /** The reasons in detail, as server-side apply gives them for conflicts. */
    List<JsonNode> causes() {
        return body.path("details").path("causes").valueStream().toList();
    }
}
