package dev.breakwater.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.demo.DesiredObjects.Desired;
import dev.breakwater.demo.DesiredObjects.Difference;
import dev.breakwater.demo.Scenario.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChecksTest {
    private final Checks checks = new Checks();

    @Test
    void isContentWithWhatWasExpected() {
        checks.answer(expecting("{status: 201, revision: 4}"), answer(201, "{\"revision\":4}"));
        checks.objects(
                expecting(
                        "{adds: ['Kind/a-*'], changes: [], removes: [], absent: ['*/z'], yaml: {'*/a-*': [x, '!y']}}"),
                difference("Kind/a-1"),
                objects(Map.of("Kind/a-1", "x")));
        assertThat(checks.differences()).isEmpty();
    }

    @Test
    void namesARefusalThatNobodyExpected() {
        checks.answer(Expectation.NOTHING, answer(409, "{\"code\":\"base-moved\"}"));
        assertThat(checks.differences())
                .containsExactly("the answer should be success, but is 409: {\"code\":\"base-moved\"}");
    }

    @Test
    void namesFlowsAndVerdictsThatAreNotAsForetold() {
        Foretold foretold = Foretold.of(answer(200, """
                {"assessment": {"flows": {"opened": [{"sentence": "a -> b, TCP 80"}], "closed": []},
                 "plans": [{"verdict": "PROVEN", "phases": []}, {"verdict": "REFUSED", "phases": []}]}}"""));
        checks.foretold(expecting("{opens: ['a -> b, TCP 80'], closes: ['b -> a, TCP 80'], plan: proven}"), foretold);
        assertThat(checks.differences())
                .containsExactly(
                        "what should close is [b -> a, TCP 80], but what does is []",
                        "every plan should be proven, but they are [proven, refused]");
    }

    @Test
    void namesARefusalOfAnotherKind() {
        checks.answer(expecting("{status: 409, code: tenant-still-owns}"), answer(409, "{\"code\":\"base-moved\"}"));
        assertThat(checks.differences())
                .containsExactly("the refusal should be tenant-still-owns, but is 'base-moved'");
    }

    @Test
    void toleratesNoObjectThatTheScenarioDoesNotName() {
        checks.objects(expecting("{adds: [Kind/a]}"), difference("Kind/a", "Kind/b"), objects(Map.of()));
        assertThat(checks.differences()).containsExactly("Kind/b should not be added");
    }

    @Test
    void wantsOneObjectForEachPattern() {
        checks.objects(expecting("{adds: [Kind/a-*, Kind/a-*]}"), difference("Kind/a-1"), objects(Map.of()));
        assertThat(checks.differences()).containsExactly("Kind/a-* should be added");
    }

    @Test
    void readsTheYamlOfEveryObjectThatAPatternNames() {
        checks.objects(
                expecting("{yaml: {'*': ['!secret']}}"),
                difference(),
                objects(Map.of("Kind/a", "fine", "Kind/b", "a secret")));
        assertThat(checks.differences()).containsExactly("Kind/b should not contain secret; it is: a secret");
    }

    @Test
    void comparesEventsInTheirOrder() {
        checks.events(List.of("A", "B"), List.of("B", "A"));
        assertThat(checks.differences()).containsExactly("the events should be [A, B], but are [B, A]");
    }

    private static Expectation expecting(String yaml) {
        return Scenario.parse(
                        "{name: x, acts: [{act: 1, title: x, ends: x, steps: [{id: x, title: x, as: x, send: GET /,"
                                + " cluster: false, expect: " + yaml + "}]}]}")
                .step("x")
                .expected();
    }

    private static Answer answer(int status, String json) {
        JsonNode body = JsonMapper.shared().readTree(json);
        return new Answer(status, body, json, Duration.ZERO);
    }

    private static Difference difference(String... adds) {
        return new Difference(new TreeSet<>(List.of(adds)), new TreeSet<>(), new TreeSet<>());
    }

    private static SortedMap<String, Desired> objects(Map<String, String> yaml) {
        var objects = new TreeMap<String, Desired>();
        yaml.forEach((name, text) -> objects.put(name, new Desired(text, "digest of " + text)));
        return objects;
    }
}
