package dev.breakwater.assessment;

import dev.breakwater.reach.Flow.HttpRequest;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether one end may open a connection to another.
 *
 * @param from {@code namespace/app=web,tier=front}, {@code tenant:namespace/app=web} for a tenant that one does not see, an address,
 *     a DNS name, or {@code world} and its like
 * @param to written as {@code from} is
 * @param request what a proxy would judge, {@code POST /v1/charge} or {@code GET http://host/path}
 * @param at the revision; the newest if null
 */
public record Inquiry(
        String from,
        String to,
        Port port,
        @Nullable String request,
        @Nullable Long at) {
    public Inquiry {
        from = from.strip();
        to = to.strip();
        request = request == null || request.isBlank() ? null : request.strip();
        if (port.isRange()) {
            throw Rejection.invalid("inquiry-about-ports", "An inquiry is about one port, not " + port)
                    .at("/port")
                    .remedy("Ask for each port that matters");
        }
    }

    @Nullable
    HttpRequest http() {
        if (request == null) {
            return null;
        }
        String[] parts = request.split("\\s+", 2);
        if (parts.length != 2 || !parts[1].matches("(?:[a-z]+://[^/]+)?(?:/.*)?")) {
            throw Rejection.invalid("request-invalid", "A request is a method and a path")
                    .at("/request")
                    .remedy("Write it like POST /v1/charge, or GET http://host/path");
        }
        int host = parts[1].indexOf("://");
        int path = parts[1].indexOf('/', host < 0 ? 0 : host + 3);
        return new HttpRequest(
                parts[0],
                path < 0 ? "/" : parts[1].substring(path),
                host < 0 ? "" : parts[1].substring(host + 3, path < 0 ? parts[1].length() : path),
                Map.of());
    }
}
