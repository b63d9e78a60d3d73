package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.eventstore.Positions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every endpoint that Spring serves, asked by every role and by another tenant, on the real rooms. */
@ConsoleForTests
class RestRightsIT {
    private static final Rights RIGHTS = Rights.read("rest.txt", 2);

    @Autowired
    private ApplicationContext program;

    @Autowired
    private Positions positions;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private Wanted wanted;

    /** A method and a pattern under which Spring has a handler. */
    private record Endpoint(String method, PathPattern pattern) {
        boolean serves(Rights.Line line) {
            return (method.equals("ANY") || method.equals(line.method()))
                    && pattern.matches(PathContainer.parsePath(line.path()));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void play() {
        Story.play(program);
        wanted = Wanted.in(program);
    }

    @AfterEach
    void tidy() {
        wanted.tidy();
        client.close();
    }

    @Test
    void haveALineForEveryEndpointAndNoOther() {
        var silent = new TreeSet<String>();
        endpoints().forEach(endpoint -> silent.add(endpoint.toString()));
        var unserved = new ArrayList<String>();
        for (Rights.Line line : RIGHTS.lines()) {
            endpoints()
                    .filter(endpoint -> endpoint.serves(line))
                    .min(Comparator.comparing(Endpoint::pattern))
                    .ifPresentOrElse(
                            endpoint -> silent.remove(endpoint.toString()), () -> unserved.add(line.toString()));
        }
        assertThat(silent).as("endpoints of which the matrix says nothing").isEmpty();
        assertThat(unserved).as("lines for which there is no endpoint").isEmpty();
    }

    @Test
    void areWhatTheMatrixSays() {
        var softly = new SoftAssertions();
        for (Rights.Line line : RIGHTS.lines()) {
            for (String caller : Rights.CALLERS) {
                String address = wanted.filled(line.address());
                long before = positions.head();
                HttpResponse<String> answer = ask(line, caller, address);
                softly.assertThat(String.valueOf(answer.statusCode()))
                        .as("%s as %s answers %s", line, caller, answer.body())
                        .isEqualTo(line.expected(caller));
                if (!isGood(line.expected(caller))) {
                    softly.assertThat(positions.head())
                            .as("what %s by %s stored", line, caller)
                            .isEqualTo(before);
                }
            }
        }
        softly.assertAll();
    }

    /** In lists, searches, histories, exports and previews; a refusal may say no more than what was asked for. */
    @Test
    void tellNoOwnerOfAnother() {
        var softly = new SoftAssertions();
        for (String owner : Rights.FOREIGN.keySet()) {
            for (Rights.Line line : RIGHTS.closed()) {
                HttpResponse<String> answer = ask(line, owner, wanted.filled(line.address()));
                String told = isGood(line.expected(owner))
                        ? answer.body()
                        : answer.body().replace("tenant-a", "").replace("billing", "");
                softly.assertThat(Rights.leaked(owner, told))
                        .as("%s as %s answers %s", line, owner, answer.body())
                        .isEmpty();
            }
        }
        softly.assertAll();
    }

    private Stream<Endpoint> endpoints() {
        return program.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .map(RequestMappingInfoHandlerMapping::getHandlerMethods)
                .flatMap(methods -> methods.keySet().stream())
                .flatMap(RestRightsIT::endpoints);
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo info) {
        Collection<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("ANY")
                : info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return methods.stream()
                .flatMap(method -> info.getPathPatternsCondition().getPatterns().stream()
                        .map(pattern -> new Endpoint(method, pattern)));
    }

    private HttpResponse<String> ask(Rights.Line line, String caller, String address) {
        boolean dry = isGood(line.expected(caller)) && !line.method().equals("GET");
        String sent = dry ? address + (address.contains("?") ? "&" : "?") + "dryRun=true" : address;
        String body = body(line);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + sent))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/yaml")
                .header("Change-Reason", "A matrix of rights")
                .header("If-Match", "*")
                .method(line.method(), HttpRequest.BodyPublishers.ofString(body));
        if (!caller.equals("nobody")) {
            String pair = caller + ":" + caller;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return send(request.build());
    }

    /** The document is the one that is exported, with another description. */
    private String body(Rights.Line line) {
        if (line.body().equals("document")) {
            Rights.Line export = RIGHTS.lines().stream()
                    .filter(each -> each.method().equals("GET") && each.path().equals(line.path()))
                    .findFirst()
                    .orElseThrow();
            return ask(export, "operator", export.address())
                    .body()
                    .replaceFirst("description: .*", "description: An imported shop");
        }
        return RIGHTS.bodies().getOrDefault(line.body(), "");
    }

    private static boolean isGood(String status) {
        return status.startsWith("2");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(request.toString(), e);
        }
    }
}
