package dev.breakwater.demo;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What Breakwater answered, and how long it took. */
record Answer(int status, JsonNode body, String text, Duration taken) {

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** A field of the answer as text; empty when there is none. */
    String field(String name) {
        return body.path(name).asString("");
    }

    /** The revision that the request made, or 0 when it made none. */
    long revision() {
        return body.path("revision").asLong(0);
    }
}
