package dev.breakwater.launch;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verb that has a running Breakwater make its read models anew, as an operator. */
final class Rebuilding {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Map<String, String> environment;

    private @Nullable String url;
    private Path data;

    Rebuilding(Map<String, String> environment) {
        this.environment = environment;
        this.data =
                Path.of(environment.getOrDefault("BREAKWATER_DATA", System.getProperty("user.home") + "/.breakwater"));
    }

    int run(List<String> arguments) {
        try {
            read(arguments);
            String where = url == null ? running() : url;
            System.out.println("Rebuilding the read models of " + where + "; its API goes on answering.");
            long started = System.nanoTime();
            long events = rebuild(where);
            double taken = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "Rebuilt: %d events handled anew in %.1f s.%n", events, taken);
            return 0;
        } catch (Rejection | IOException failure) {
            System.err.println("Not rebuilt: " + Failure.sentence(failure));
            return 1;
        }
    }

    private void read(List<String> arguments) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--url" -> url = value(option, rest).replaceFirst("/+$", "");
                case "--data" -> data = Path.of(value(option, rest));
                default ->
                    throw Rejection.invalid("option-unknown", "rebuild does not know '" + option + "'")
                            .remedy("See './breakwater rebuild --help'");
            }
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Rejection.invalid("option-without-value", option + " needs a value");
        }
        return rest.next();
    }

    private String running() throws IOException {
        String address = DataFolder.address(data);
        if (address == null) {
            throw Rejection.invalid("nothing-runs", "No Breakwater runs on " + data)
                    .remedy("Start one with './breakwater up', or name one with --url");
        }
        return address;
    }

    private long rebuild(String where) throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(where + "/api/v1/projections/rebuild"))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json, application/problem+json")
                    .header("Authorization", "Basic " + credentials())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
        } catch (IllegalArgumentException _) {
            throw Rejection.invalid("url-invalid", "'" + where + "' is not the address of a Breakwater");
        }
        HttpResponse<String> answer = send(request, where);
        JsonNode body = parsed(answer.body());
        if (answer.statusCode() != 200) {
            throw refused(answer.statusCode(), body);
        }
        return body.path("events").asLong();
    }

    private static HttpResponse<String> send(HttpRequest request, String where) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException _) {
            throw Rejection.invalid("nobody-answers", "Nobody answers at " + where)
                    .remedy("Start Breakwater with './breakwater up', or name another with --url");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Rejection.invalid("interrupted", "Interrupted; the rebuild goes on without us");
        }
    }

    private static Rejection refused(int status, JsonNode body) {
        if (status == 401) {
            return Rejection.invalid("not-signed-in", "Breakwater does not know this user or password")
                    .remedy("Set BREAKWATER_USER and BREAKWATER_PASSWORD to an operator's");
        }
        String detail = body.path("detail").asString("it answered with status " + status);
        return Rejection.invalid("refused", detail.replaceFirst("\\.$", ""));
    }

    private String credentials() {
        String user = environment.getOrDefault("BREAKWATER_USER", "operator");
        String password = environment.getOrDefault("BREAKWATER_PASSWORD", user);
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String body) {
        try {
            return JsonMapper.shared().readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
