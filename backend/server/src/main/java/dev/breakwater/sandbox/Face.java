package dev.breakwater.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.breakwater.sandbox.Verbs.Answer;
import dev.breakwater.sandbox.discovery.Discovery;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side: who asks, what goes wrong on purpose, which verb answers, and what the answer looks like. */
final class Face implements HttpHandler {
    private static final String IDENTITIES = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final Kinds kinds;
    private final Discovery discovery;
    private final Store store;
    private final Verbs verbs;
    private final Deletion deletion;
    private final Lists lists;
    private final Faults faults;
    private final byte[] authorization;

    Face(Kinds kinds, Store store, Writes writes, Faults faults, String token) {
        this.kinds = kinds;
        this.store = store;
        this.faults = faults;
        discovery = new Discovery(kinds);
        verbs = new Verbs(store, kinds, writes);
        deletion = new Deletion(store, kinds, writes);
        lists = new Lists(store);
        authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!faults.isUnreachable()) {
                answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var payload = new Call.Payload(
                header(exchange, "Content-Type"),
                header(exchange, "User-Agent"),
                exchange.getRequestBody().readAllBytes());
        try {
            authenticate(exchange);
            route(exchange, payload);
        } catch (ApiError refusal) {
            if (refusal.status().at("/details/retryAfterSeconds").isNumber()) {
                var seconds = refusal.status().at("/details/retryAfterSeconds").asString();
                exchange.getResponseHeaders().set("Retry-After", seconds);
            }
            send(exchange, Answer.of(refusal.code(), refusal.status()));
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private void authenticate(HttpExchange exchange) {
        var given = header(exchange, "Authorization").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, authorization)) {
            throw ApiError.of(401, "Unauthorized", "Unauthorized");
        }
    }

    private void route(HttpExchange exchange, Call.Payload payload) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/readyz") || path.equals("/livez") || path.equals("/healthz")) {
            send(exchange, new Answer(200, "ok".getBytes(StandardCharsets.UTF_8)));
        } else if (path.equals(REVIEWS)) {
            send(exchange, Answer.of(201, review(payload)));
        } else if (path.equals(IDENTITIES)) {
            send(exchange, Answer.of(201, identity(payload)));
        } else {
            var fixed = exchange.getRequestMethod().equals("GET") ? discovery.get(path) : Optional.<ObjectNode>empty();
            if (fixed.isPresent()) {
                send(exchange, Answer.of(200, fixed.get()));
            } else {
                resource(
                        exchange,
                        Call.of(exchange.getRequestMethod(), exchange.getRequestURI(), kinds, payload)
                                .orElseThrow(ApiError::notServed));
            }
        }
    }

    /** Everything is allowed unless a fault says no; the verb and resource asked about are what the fault names. */
    private ObjectNode review(Call.Payload payload) {
        var review = payload.contentType().contains("protobuf") // kubectl's: what it asks about stays unread
                ? Json.object().put("kind", "SelfSubjectAccessReview").put("apiVersion", "authorization.k8s.io/v1")
                : (ObjectNode) payload.body();
        var asked = review.at("/spec/resourceAttributes");
        boolean denied = faults.next(
                        Call.Verb.CREATE,
                        "selfsubjectaccessreviews",
                        asked.path("resource").asString(""))
                .isPresent();
        review.putObject("status").put("allowed", !denied);
        return review;
    }

    /** There is one account, an administrator's. */
    private static ObjectNode identity(Call.Payload payload) {
        var review = (ObjectNode) payload.body();
        var user = review.putObject("status").putObject("userInfo").put("username", "breakwater");
        user.putArray("groups").add("system:masters").add("system:authenticated");
        return review;
    }

    private void resource(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        var effect = faults.next(call.verb(), call.kind().plural(), call.name()).orElse(null);
        switch (effect) {
            case Fault.Effect.Busy(var seconds) -> throw ApiError.tooManyRequests(seconds);
            case Fault.Effect.BrokenBefore _ ->
                throw ApiError.of(500, "InternalError", "broken on purpose, before the write");
            case Fault.Effect.Forbidden _ ->
                throw ApiError.of(403, "Forbidden", call.kind().resource() + " is forbidden on purpose");
            case Fault.Effect.Cut _ -> {
                return;
            }
            case Fault.Effect.Delayed(var by) -> Thread.sleep(by);
            case null, default -> {}
        }
        if (call.verb() == Call.Verb.WATCH) {
            watch(exchange, call);
            return;
        }
        var answer = perform(call);
        switch (effect) {
            case Fault.Effect.BrokenAfter _ ->
                throw ApiError.of(500, "InternalError", "broken on purpose, after the write");
            case Fault.Effect.CutAfter _ -> {}
            case null, default -> send(exchange, answer);
        }
    }

    private Answer perform(Call call) {
        if (call.name().isEmpty() && call.verb() != Call.Verb.LIST && call.verb() != Call.Verb.CREATE) {
            throw ApiError.of(
                    405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        }
        return switch (call.verb()) {
            case GET -> verbs.get(call);
            case LIST -> lists.list(call);
            case CREATE -> verbs.create(call);
            case UPDATE -> verbs.update(call);
            case PATCH -> verbs.patch(call);
            case DELETE -> deletion.delete(call);
            case WATCH -> throw new IllegalStateException("a watch is streamed");
        };
    }

    private void watch(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        if (header(exchange, "Upgrade").equalsIgnoreCase("websocket")) {
            send(exchange, Answer.of(200, Json.object())); // no 101: the client watches over plain HTTP then
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        long drops = faults.drops();
        new Watch(store, call, exchange.getResponseBody()).run(() -> faults.drops() != drops);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
