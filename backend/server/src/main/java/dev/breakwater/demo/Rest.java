package dev.breakwater.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Breakwater's REST API as a caller sees it. When nobody answers it asks again for a while, which is safe since each
 * mutation carries an idempotency key: a Breakwater that was killed and restarted finds the request done or does it.
 */
final class Rest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Screen screen;

    Rest(String url, Screen screen) {
        this.base = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        this.screen = screen;
    }

    Answer get(String user, String path) {
        return send(user, "GET", path, Map.of(), null);
    }

    /** The newest revision; 0 before the first. */
    long newest() {
        return get("operator", "/api/v1/cluster").body().path("newest").asLong(0);
    }

    Answer send(String user, String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "application/json, application/problem+json, application/yaml;q=0.5")
                .header("Authorization", "Basic " + credentials(user));
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return patiently(request.build());
    }

    /** Demo users' passwords are their names; others come from the environment, say BREAKWATER_PASSWORD_TENANT_A. */
    private static String credentials(String user) {
        String variable = "BREAKWATER_PASSWORD_" + user.toUpperCase(Locale.ROOT).replace('-', '_');
        String password = System.getenv().getOrDefault(variable, user);
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Answer patiently(HttpRequest request) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return once(request);
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("Nobody answers at " + base + ": " + e, e);
                }
                if (!told) {
                    screen.wrapped("waiting", "nobody answers at " + base + "; asking again until somebody does");
                    told = true;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (response.statusCode() == 503) {
                throw new IOException("not ready yet");
            }
            return new Answer(response.statusCode(), parsed(response.body()), response.body(), taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
