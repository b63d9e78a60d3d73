package dev.breakwater.cluster.http;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Speaks HTTP to one API server by fabric8's client, which knows kubeconfigs, certificates and tokens. Objects travel as JSON
 * trees: typed models would cost memory and start-up time, and could drop fields that they do not know.
 */
public final class KubernetesHttp implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.shared();

    private static final int MOST_IN_FLIGHT = 128;

    private final HttpClient client;
    private final String url;
    private final Duration timeout;

    private KubernetesHttp(HttpClient client, String url, Duration timeout) {
        this.client = client;
        this.url = url;
        this.timeout = timeout;
    }

    public static KubernetesHttp open(Config config, Duration timeout) {
        config.setRequestRetryBackoffLimit(0); // a retry in here would outlive the lease
        config.setConnectionTimeout((int) timeout.toMillis());
        config.setRequestTimeout((int) timeout.toMillis());
        config.setMaxConcurrentRequests(MOST_IN_FLIGHT);
        config.setMaxConcurrentRequestsPerHost(MOST_IN_FLIGHT);
        config.setUserAgent("breakwater");
        String url = config.getMasterUrl();
        return new KubernetesHttp(
                HttpClientUtils.getHttpClientFactory().newBuilder(config).build(),
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                timeout);
    }

    public String url() {
        return url;
    }

    public Answer get(String path) {
        return send(request(path).method("GET", "application/json", (String) null));
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(request(path).method(method, contentType, body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var call = client.sendAsync(
                    request.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).build(), byte[].class);
            return answerOf(call.join());
        } catch (CompletionException e) {
            return silent(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            return silent(e);
        }
    }

    /** Streams the body of a GET into the consumer; the future ends when the headers have come. */
    public CompletableFuture<HttpResponse<AsyncBody>> stream(
            String path, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        return client.consumeBytes(request(path).forStreaming().build(), consumer);
    }

    private HttpRequest.Builder request(String path) {
        return client.newHttpRequestBuilder().uri(url + path).header("Accept", "application/json");
    }

    private static Answer answerOf(HttpResponse<byte[]> response) {
        byte[] bytes = response.body() == null ? new byte[0] : response.body();
        JsonNode body = parsed(bytes);
        String message = body.path("message").asString("");
        if (message.isEmpty() && body.isMissingNode()) {
            message = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8).strip();
        }
        return new Answer(response.code(), body, message, retryAfter(response.header("Retry-After")));
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static Answer silent(Throwable cause) {
        return new Answer(0, MissingNode.getInstance(), Silence.of(cause), null);
    }

    /** Kubernetes sends whole seconds, never a date. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        return header == null || !header.matches("\\d{1,6}") ? null : Duration.ofSeconds(Long.parseLong(header));
    }

    @Override
    public void close() {
        client.close();
    }
}
