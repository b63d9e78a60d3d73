package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.rollout.Outcome;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns an answer that is no success into an outcome. */
final class Outcomes {
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]+)\"");

    /** A content that does not fit the schema comes as 500 from server-side apply, and would for ever. */
    private static final String NOT_IN_SCHEMA = "failed to create typed patch object";

    static final Outcome NOT_SERVED =
            new Outcome.Unreachable("The cluster no longer serves this kind as before", true, null);

    private Outcomes() {}

    static Outcome of(Answer answer) {
        return switch (answer.code()) {
            case 409 -> conflictOf(answer);
            case 404 -> answer.namesAnObject() ? new Outcome.Moved(answer.message()) : NOT_SERVED;
            case 401, 408, 429 -> later(answer);
            case 500 ->
                answer.message().contains(NOT_IN_SCHEMA) ? new Outcome.Refused(answer.message()) : later(answer);
            default ->
                answer.code() >= 400 && answer.code() < 500 ? new Outcome.Refused(answer.message()) : later(answer);
        };
    }

    private static Outcome later(Answer answer) {
        String reason = answer.code() == 0
                ? "The API server does not answer: " + answer.message()
                : "The API server answers " + answer.code() + ": " + answer.message();
        return new Outcome.Unreachable(reason, answer.code() != 0, answer.retryAfter());
    }

    private static Outcome conflictOf(Answer answer) {
        List<JsonNode> conflicts = answer.causes().stream()
                .filter(cause -> cause.path("reason").asString("").equals("FieldManagerConflict"))
                .toList();
        if (conflicts.isEmpty()) {
            return new Outcome.Moved(answer.message());
        }
        String managers = conflicts.stream()
                .map(cause -> managerIn(cause.path("message").asString("")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Outcome.Conflicted(
                managers,
                conflicts.stream()
                        .map(cause -> cause.path("field").asString(""))
                        .toList());
    }

    private static String managerIn(String message) {
        var matcher = MANAGER.matcher(message);
        return matcher.find() ? matcher.group(1) : "another manager";
    }
}
