package dev.breakwater.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the REST API until it answers: being started is not yet being of use. */
final class FirstAnswer {
    private final HttpRequest request;

    FirstAnswer(String url) {
        request = HttpRequest.newBuilder(URI.create(url + "/api/v1/cluster"))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /** Any answer that is not a failure will do: without credentials, 401 is the right one. */
    void await() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 500) {
                throw new IllegalStateException("The REST API answers with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
