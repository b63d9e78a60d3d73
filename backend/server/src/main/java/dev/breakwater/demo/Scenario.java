package dev.breakwater.demo;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A story told in acts, each of steps that send one request and say what must come of it. */
record Scenario(String name, List<Act> acts) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** A part of the story and how it must end. */
    record Act(int act, String title, String ends, List<Step> steps) {}

    /**
     * One request, {@code METHOD path}, to Breakwater's REST API or, when {@code cluster} is true, behind its back to the
     * API server. <code>{step.field}</code> in path and body stands for what an earlier step was answered.
     */
    record Step(
            String id,
            String title,
            String as,
            String send,
            boolean cluster,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body,
            @Nullable String show,
            @Nullable Expectation expect) {
        String method() {
            return send.substring(0, send.indexOf(' '));
        }

        String path() {
            return send.substring(send.indexOf(' ') + 1);
        }

        Map<String, String> given() {
            return headers == null ? Map.of() : headers;
        }

        Expectation expected() {
            return expect == null ? Expectation.NOTHING : expect;
        }
    }

    /**
     * What must hold after a step. Objects are written {@code kind/name}, with {@code *} for any characters: the hash at a
     * name's end. {@code adds}, {@code changes} and {@code removes} are complete: what is not named must not happen. So are the
     * flows that a preview {@code opens} and {@code closes}. {@code plan} is the verdict of each plan of a preview or a revision.
     */
    record Expectation(
            @Nullable Integer status,
            @Nullable String code,
            @Nullable Long revision,
            @Nullable List<String> events,
            @Nullable List<String> adds,
            @Nullable List<String> changes,
            @Nullable List<String> removes,
            @Nullable List<String> absent,
            @Nullable Map<String, List<String>> yaml,
            @Nullable List<String> answer,
            @Nullable List<String> opens,
            @Nullable List<String> closes,
            @Nullable String plan) {
        static final Expectation NOTHING =
                new Expectation(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A step at its place in the story, counted from one over all acts. */
    record Placed(int number, Act act, Step step) {}

    static Scenario read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw Rejection.notFound("scenario file " + file);
        }
    }

    static Scenario parse(String yaml) {
        try {
            return YAML.readValue(yaml, Scenario.class);
        } catch (JacksonException e) {
            throw Rejection.invalid("scenario-unreadable", "The scenario cannot be read: " + e.getMessage());
        }
    }

    List<Placed> placed() {
        var placed = new ArrayList<Placed>();
        for (Act act : acts) {
            for (Step step : act.steps()) {
                placed.add(new Placed(placed.size() + 1, act, step));
            }
        }
        return List.copyOf(placed);
    }

    /** A play that was broken off goes on where it ended; one that came to its end has taken away what it began with. */
    void refuseToBeginAt(long newest) {
        long last = placed().stream()
                .map(placed -> placed.step().expected().revision())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MAX_VALUE);
        if (newest >= last) {
            throw new Rejection(
                            "played-already",
                            "'" + name + "' was played here to its end: it ends at revision " + last
                                    + ", and this Breakwater stands at " + newest)
                    .remedy("To play it again start over: stop Breakwater, throw away what it holds with"
                            + " './breakwater up --fresh', then './breakwater demo'. Single steps: --step");
        }
    }

    Step step(String id) {
        return placed().stream()
                .map(Placed::step)
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("step '" + id + "' in the scenario"));
    }
}
