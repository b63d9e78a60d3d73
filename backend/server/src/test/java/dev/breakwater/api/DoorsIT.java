package dev.breakwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.change.Preview;
import dev.breakwater.eventstore.Json;
import dev.breakwater.vocabulary.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at every door over real HTTP: who gets in where, and how everybody else is told. */
@SpringBootTest(
        classes = ServedApi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"breakwater.access.demo-users=true", "spring.autoconfigure.exclude="})
class DoorsIT {
    /** Each route's row: who may come in. A route without one fails the test. */
    private static final String MATRIX = """
            acceptContract OWNER OPERATOR
            allowPrunes OPERATOR
            amendChange OWNER OPERATOR
            approveTenant OPERATOR
            askReach OWNER OPERATOR AUDITOR
            chooseIsolation OWNER OPERATOR
            claimNamespace OPERATOR
            closeAdvertisement OPERATOR
            commitChange OWNER OPERATOR
            compareFlows OWNER OPERATOR AUDITOR
            compareRevisions OWNER OPERATOR AUDITOR
            countPods OWNER OPERATOR AUDITOR
            declineTenant OPERATOR
            discardChange OWNER OPERATOR
            disconnectPeering OPERATOR
            draftChange OWNER OPERATOR
            endContract OWNER OPERATOR
            exportIntent OWNER OPERATOR AUDITOR
            importIntent OWNER OPERATOR
            listAdvertisements OWNER OPERATOR AUDITOR
            listChanges OWNER OPERATOR AUDITOR
            listContracts OWNER OPERATOR AUDITOR
            listDeadLetters OPERATOR AUDITOR
            listDesiredObjects OWNER OPERATOR AUDITOR
            listEvents OWNER OPERATOR AUDITOR
            listFailedSignIns OPERATOR AUDITOR
            listNamespaces OWNER OPERATOR AUDITOR
            listObjects OWNER OPERATOR AUDITOR
            listPeerings OPERATOR AUDITOR
            listPolicies OWNER OPERATOR AUDITOR
            listPools OWNER OPERATOR AUDITOR
            showProcessors OPERATOR AUDITOR
            listRevisions OWNER OPERATOR AUDITOR
            listTenants OWNER OPERATOR AUDITOR
            offboardTenant OPERATOR
            offerContract OWNER OPERATOR
            previewChange OWNER OPERATOR AUDITOR
            previewProposal OWNER OPERATOR
            putAdvertisement OPERATOR
            putPeering OPERATOR
            putPolicy OWNER OPERATOR
            putPool OPERATOR
            readAdvertisement OWNER OPERATOR AUDITOR
            readChange OWNER OPERATOR AUDITOR
            readCluster OWNER OPERATOR AUDITOR
            readContract OWNER OPERATOR AUDITOR
            readObject OWNER OPERATOR AUDITOR
            readPeering OPERATOR AUDITOR
            readPlan OWNER OPERATOR AUDITOR
            readPolicy OWNER OPERATOR AUDITOR
            readPool OWNER OPERATOR AUDITOR
            readReach OWNER OPERATOR AUDITOR
            readRevision OWNER OPERATOR AUDITOR
            readTenant OWNER OPERATOR AUDITOR
            rebuildProjections OPERATOR
            releaseNamespace OPERATOR
            requestTenant OWNER OPERATOR
            resumeTenant OPERATOR
            retryDeadLetters OPERATOR
            revertChange OWNER OPERATOR
            rollBack OWNER OPERATOR
            suspendTenant OPERATOR
            withdrawPolicy OWNER OPERATOR
            withdrawPool OPERATOR
            """;

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Stubs stubs;

    private final HttpClient client = HttpClient.newHttpClient();

    /** A route as it is served. */
    record Route(String operationId, String method, String path, Set<Actor.Role> roles) {}

    @Test
    void everyRouteHasItsRowAndItsDescription() {
        var rows = new TreeMap<String, Set<String>>();
        MATRIX.lines()
                .map(line -> line.split(" "))
                .forEach(row -> rows.put(row[0], new TreeSet<>(List.of(row).subList(1, row.length))));
        var served = new TreeMap<String, Set<String>>();
        routes().forEach(route -> served.put(
                route.operationId(),
                new TreeSet<>(route.roles().stream().map(Enum::name).toList())));
        assertThat(served).isEqualTo(rows);
    }

    @Test
    void nobodyUnknownGetsInAnywhere() throws Exception {
        for (Route route : routes()) {
            HttpResponse<String> answer = send(null, route.method(), filled(route.path(), "tenant-a"), "{}");
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
    }

    @Test
    void noRoleGetsWhereItMayNot() throws Exception {
        for (Route route : routes()) {
            for (Actor.Role role : Actor.Role.values()) {
                String user =
                        role == Actor.Role.OWNER ? "tenant-a" : role.name().toLowerCase(java.util.Locale.ROOT);
                HttpResponse<String> answer = send(user, route.method(), filled(route.path(), "tenant-a"), "{}");
                if (route.roles().contains(role)) {
                    assertThat(answer.statusCode()).as(route + " as " + user).isNotIn(401, 403, 405, 500);
                } else {
                    assertThat(answer.statusCode()).as(route + " as " + user).isEqualTo(403);
                    assertThat(code(answer)).isEqualTo("role-missing");
                }
            }
        }
    }

    @Test
    void anotherTenantsThingsDoNotExist() throws Exception {
        for (Route route : routes()) {
            if (route.path().contains("{tenant}") && route.roles().contains(Actor.Role.OWNER)) {
                String body = example(route.operationId()).replace("tenant-a", "tenant-b");
                HttpResponse<String> answer = send(
                        "tenant-a", route.method(), filled(route.path(), "tenant-b"), body, "Change-Reason", "why");
                assertThat(answer.statusCode())
                        .as(route + " answers " + answer.body())
                        .isIn(404, 422); // a contract with oneself is refused before anything is looked for
                assertThat(answer.body()).doesNotContain("Somebody's shop");
            }
        }
    }

    @Test
    void tellsMachinesWhatIsNotServed() throws Exception {
        assertProblem(send("operator", "GET", "/api/v1/nope", null), 404, "not-found");
        assertProblem(send("operator", "GET", "/api", null), 404, "not-found");
        HttpResponse<String> method = send("operator", "DELETE", "/api/v1/tenants", null);
        assertProblem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
        assertProblem(send("operator", "GET", "/api/v1/tenants", null, "Accept", "text/csv"), 406, "not-acceptable");
        assertProblem(
                send("operator", "POST", "/api/v1/tenants", "x", "Content-Type", "text/plain"),
                415,
                "media-type-unsupported");
        assertProblem(send("operator", "GET", "/api/v1/tenants?limit=0", null), 400, "parameter-invalid");
        assertProblem(send("operator", "GET", "/api/v1/tenants?state=odd", null), 400, "parameter-invalid");
        assertProblem(send("operator", "GET", "/api/v1/changes/odd", null), 422, "id-invalid");
        assertProblem(send("operator", "GET", "/api/v1//tenants", null), 400, "path-malformed");
    }

    /** What strangers and scanners send: method, path, status and, where there is a body, the problem's code. */
    private static final String ODDITIES = """
            TRACE /api/v1/tenants 405 method-not-allowed
            TRACE / 405 method-not-allowed
            TRACE /api/v1/nope 405 method-not-allowed
            PROPFIND /api/v1/tenants 405 method-not-allowed
            PROPFIND /api/v1/nope 405 method-not-allowed
            MAKE-ME-A-SANDWICH /api/v1/tenants 405 method-not-allowed
            get /api/v1/tenants 405 method-not-allowed
            OPTIONS /api/v1/tenants 200 -
            OPTIONS /api/v1/nope 404 not-found
            HEAD /api/v1/tenants 200 -
            HEAD /api/v1/nope 404 -
            PATCH /api/v1/tenants 405 method-not-allowed
            GET /api/v1//tenants 400 path-malformed
            GET //api/v1/tenants 400 path-malformed
            GET /api/v1/%2e%2e/v1/tenants 400 path-malformed
            GET /api/v1/../v1/tenants 400 path-malformed
            GET /api/v1/tenants%2ftenant-a 400 path-malformed
            GET /api/v1/tenants%5ctenant-a 400 path-malformed
            GET /api/v1/tenants%00 400 path-malformed
            GET /api/v1/tenants%zz 400 path-malformed
            GET /api/v1/tenants;jsessionid=1 400 path-malformed
            GET /api/v1/tenants/ 404 not-found
            GET /api/v2/tenants 404 not-found
            GET /api/v1/tenants.json 404 not-found
            """;

    @Test
    void answersOdditiesAsProblemsToo() throws Exception {
        for (String line : ODDITIES.lines().toList()) {
            String[] row = line.split(" ", -1);
            RawHttp answer = RawHttp.ask(port, "operator", row[0], row[1]);
            assertThat(answer.status()).as(line + " answers " + answer.body()).isEqualTo(Integer.parseInt(row[2]));
            assertThat(answer.contentType().equals("application/problem+json"))
                    .as(line)
                    .isEqualTo(answer.status() >= 400);
            assertThat(answer.body()).as(line).contains(row[3].equals("-") ? "" : "\"code\":\"" + row[3] + "\"");
        }
    }

    @Test
    void saysWhatIsTooLongInAnAddress() throws Exception {
        String pods = "/api/v1/tenants/tenant-a/pods?labels=";
        HttpResponse<String> value = send("operator", "GET", pods + "app=" + "x".repeat(12_000), null);
        assertProblem(value, 422, "label-invalid");
        assertThat(value.body())
                .contains("The value of the label 'app' has 12000 characters", "at most 63")
                .doesNotContain("x".repeat(100));
        HttpResponse<String> key = send("operator", "GET", pods + "x".repeat(12_000) + "=web", null);
        assertProblem(key, 422, "label-invalid");
        assertThat(key.body())
                .contains("The key of the label", "at most 59 characters, or 249 before a slash and 63 after it")
                .doesNotContain("x".repeat(100));
        HttpResponse<String> word = send("operator", "GET", pods + "x".repeat(12_000), null);
        assertProblem(word, 422, "labels-unreadable");
        assertThat(word.body()).doesNotContain("x".repeat(100));
        HttpResponse<String> endless = send("operator", "GET", pods + "x".repeat(40_000), null);
        assertProblem(endless, 400, "path-malformed");
        assertThat(endless.body()).contains("too long together", "Write less into the address");
    }

    @Test
    void refusesBodiesAboveAMebibyteAlsoInChunks() throws Exception {
        byte[] large = ("{\"id\":\"" + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        var whole = HttpRequest.BodyPublishers.ofByteArray(large);
        var chunked = HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(large));
        for (var body : List.of(whole, chunked)) {
            HttpRequest request =
                    request("operator", "/api/v1/tenants").POST(body).build();
            assertProblem(client.send(request, HttpResponse.BodyHandlers.ofString()), 413, "body-too-large");
        }
    }

    @Test
    void actsOnceUnderOneKey() throws Exception {
        String body = "{\"isolation\":\"shared\"}";
        String path = "/api/v1/tenants/tenant-a/isolation";
        int before = stubs.submitted.size();
        HttpResponse<String> first = send("tenant-a", "PUT", path, body, "Idempotency-Key", "k-1");
        HttpResponse<String> second = send("tenant-a", "PUT", path, body, "Idempotency-Key", "k-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(stubs.submitted).hasSize(before + 1);
        HttpResponse<String> other =
                send("tenant-a", "PUT", path, "{\"isolation\":\"strict\"}", "Idempotency-Key", "k-1");
        assertProblem(other, 409, "idempotency-key-reused");
    }

    @Test
    void doesNotTakeAnotherConditionOrReasonForTheSameRequest() throws Exception {
        String body = "{\"isolation\":\"shared\"}";
        String path = "/api/v1/tenants/tenant-a/isolation";
        assertThat(send("tenant-a", "PUT", path, body, "Idempotency-Key", "k-2", "Change-Reason", "one")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                send("tenant-a", "PUT", path, body, "Idempotency-Key", "k-2", "Change-Reason", "two"),
                409,
                "idempotency-key-reused");
        assertProblem(
                send("tenant-a", "PUT", path, body, "Idempotency-Key", "k-2", "If-Match", "*"),
                409,
                "idempotency-key-reused");
    }

    @Test
    void refusesToEmptyAPoolThatIsNotSpokenOf() throws Exception {
        HttpResponse<String> answer =
                send("operator", "PUT", "/api/v1/tenants/tenant-a/pools/main", "{}", "If-Match", "*");
        assertProblem(answer, 422, "field-missing");
        assertThat(answer.body()).contains("\"pointer\":\"/blocks\"");
    }

    @Test
    void refusesTheTagOfARevisionThatIsNotYet() throws Exception {
        String body = "{\"isolation\":\"shared\"}";
        assertProblem(
                send("tenant-a", "PUT", "/api/v1/tenants/tenant-a/isolation", body, "If-Match", "\"999999\""),
                412,
                "precondition-failed");
    }

    @Test
    void saysWhereAListHoldsNothing() throws Exception {
        String body = "{\"reason\":\"x\",\"operations\":[null]}";
        HttpResponse<String> answer = send("operator", "POST", "/api/v1/previews", body);
        assertProblem(answer, 422, "field-missing");
        assertThat(answer.body()).contains("\"pointer\":\"/operations/0\"");
    }

    @Test
    void pagesWithALink() throws Exception {
        HttpResponse<String> first = send("operator", "GET", "/api/v1/tenants?limit=1", null);
        String next = JsonMapper.shared().readTree(first.body()).path("next").asString("");
        assertThat(first.headers().firstValue("Link"))
                .contains("</api/v1/tenants?limit=1&after=" + next + ">; rel=\"next\"");
        HttpResponse<String> second = send("operator", "GET", "/api/v1/tenants?limit=1&after=" + next, null);
        assertThat(second.body()).contains("tenant-b");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(send("tenant-b", "GET", "/api/v1/tenants", null).body()).doesNotContain("tenant-a");
    }

    @Test
    void takesOnlyTheCursorsOfTheListThatIsAsked() throws Exception {
        HttpResponse<String> first = send("operator", "GET", "/api/v1/tenants?limit=1", null);
        String own = JsonMapper.shared().readTree(first.body()).path("next").asString("");
        char last = own.charAt(own.length() - 1);
        List<String> wrong = List.of(
                "",
                "7",
                "tenant-a",
                "!",
                "dGVuYW50LWE",
                "%00",
                own.substring(1),
                own + "A",
                "x".repeat(3000),
                own.substring(0, own.length() - 1) + (last == 'A' ? 'B' : 'A'));
        for (Route route : routes()) {
            if (route.operationId().startsWith("list")) {
                String path = filled(route.path(), "tenant-a") + "?limit=1&after=";
                for (String cursor : wrong) {
                    assertProblem(send("operator", "GET", path + cursor, null), 400, "cursor-invalid");
                }
                if (!path.startsWith("/api/v1/tenants?")) {
                    assertProblem(send("operator", "GET", path + own, null), 400, "cursor-invalid");
                }
            }
        }
        assertProblem(
                send("operator", "GET", "/api/v1/tenants?state=approved&after=" + own, null), 400, "cursor-invalid");
        assertThat(send("operator", "GET", "/api/v1/tenants?after=" + own, null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesOneIdToAnswerAndProblem() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<String> answer =
                send("operator", "GET", "/api/v1/nope", null, "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(answer.headers().firstValue("Trace-Id")).contains(trace);
        assertThat(answer.body()).contains(trace);
    }

    @Test
    void describesEveryRouteWithItsRefusalsAndAnExample() throws Exception {
        HttpResponse<String> answer = send(null, "GET", "/v3/api-docs", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode described = JsonMapper.shared().readTree(answer.body());
        assertThat(described.path("openapi").asString("")).startsWith("3.1");
        for (Route route : routes()) {
            JsonNode operation = described
                    .path("paths")
                    .path(route.path())
                    .path(route.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.path("operationId").asString("")).isEqualTo(route.operationId());
            assertThat(operation.path("summary").asString(""))
                    .as(route.toString())
                    .isNotEmpty();
            assertThat(operation.path("responses").propertyNames())
                    .as(route.toString())
                    .contains("400", "401", "403", "404", "406", "422", "500", "503");
            JsonNode body = operation.path("requestBody");
            if (!body.isMissingNode()) {
                body.path("content")
                        .forEach(media -> assertThat(media.has("example"))
                                .as(route.toString())
                                .isTrue());
            }
        }
    }

    @Test
    void describesAPreviewByOneThatIsWrittenAsAPreviewIs() throws Exception {
        JsonNode described = JsonMapper.shared()
                .readTree(send(null, "GET", "/v3/api-docs", null).body());
        JsonNode content = described.at("/paths/~1api~1v1~1previews/post/responses/200/content");
        JsonNode example = content.iterator().next().path("example");

        Preview read = Json.mapper().treeToValue(example, Preview.class);

        JsonNode written = JsonMapper.shared().readTree(Json.mapper().writeValueAsString(read));
        assertThat(written).isEqualTo(example);
        assertThat(described.at("/components/schemas/PlanAhead/properties").propertyNames())
                .contains("verdict", "obstacles", "phases", "foreseen");
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            String path = mapping.getPatternValues().iterator().next();
            if (path.startsWith("/api/")) {
                var operation = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
                var allowed = method.getMethodAnnotation(Allowed.class);
                assertThat(operation).as("operation id of " + method).isNotNull();
                assertThat(allowed).as("roles of " + method).isNotNull();
                routes.add(new Route(
                        operation.operationId(),
                        mapping.getMethodsCondition()
                                .getMethods()
                                .iterator()
                                .next()
                                .name(),
                        path,
                        Set.of(allowed.value())));
            }
        });
        return routes;
    }

    private static String example(String operationId) throws IOException {
        try (var file = DoorsIT.class.getResourceAsStream("/api/examples.json")) {
            JsonNode example = JsonMapper.shared().readTree(file).path(operationId);
            return example.isMissingNode() ? "{}" : example.toString();
        }
    }

    private static String filled(String path, String tenant) {
        return path.replace("{tenant}", tenant)
                .replace("{change}", "7c9e6679-7425-40de-944b-e07fc1f90ae7")
                .replace("{revision}", "3")
                .replaceAll("\\{[a-z]+}", "thing");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("org.springframework");
    }

    private static String code(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("code").asString("");
    }

    private HttpResponse<String> send(String user, String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = request(user, path);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (user != null) {
            String pair = user + ":" + user;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }
}
