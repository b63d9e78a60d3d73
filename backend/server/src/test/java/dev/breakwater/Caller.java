package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine that calls the REST API as one of the demo's users, and takes no refusal. */
public record Caller(String base, HttpClient client) {

    public static Caller of(int port) {
        return new Caller("http://localhost:" + port + "/api/v1", HttpClient.newHttpClient());
    }

    public JsonNode get(String user, String path) {
        return send(user, "GET", path, null);
    }

    public long put(String user, String path, String body, String... headers) {
        return revision(send(user, "PUT", path, body, headers));
    }

    public long post(String user, String path, String body) {
        return revision(send(user, "POST", path, body));
    }

    public long delete(String user, String path) {
        return revision(send(user, "DELETE", path, null));
    }

    private static long revision(JsonNode answer) {
        return answer.path("revision").asLong(0);
    }

    /** What Breakwater says to a request that it refuses with this status. */
    public JsonNode refused(int status, String user, String method, String path, String body, String... headers) {
        HttpResponse<String> answer = ask(user, method, path, body, headers);
        assertThat(answer.statusCode())
                .as(method + " " + path + " answers " + answer.body())
                .isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    public JsonNode send(String user, String method, String path, String body, String... headers) {
        HttpResponse<String> answer = ask(user, method, path, body, headers);
        assertThat(answer.statusCode())
                .as(method + " " + path + " answers " + answer.body())
                .isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> ask(String user, String method, String path, String body, String... headers) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
