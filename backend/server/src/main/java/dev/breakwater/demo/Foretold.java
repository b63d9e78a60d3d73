package dev.breakwater.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a preview says of flows, isolation and plans, or a revision of its plans. */
record Foretold(JsonNode assessment) {

    static Foretold of(Answer preview) {
        return new Foretold(preview.body().path("assessment"));
    }

    /** Of the answer that shows a revision's plans. */
    static Foretold ofPlans(Answer answer) {
        return new Foretold(answer.body());
    }

    boolean isPreview() {
        return assessment.isObject();
    }

    List<String> opened() {
        return sentences("opened");
    }

    List<String> closed() {
        return sentences("closed");
    }

    private List<String> sentences(String what) {
        return assessment
                .path("flows")
                .path(what)
                .valueStream()
                .map(row -> row.path("sentence").asString(""))
                .toList();
    }

    /** In words, for the margin: what opens, what closes. */
    List<String> flows() {
        List<String> lines = Stream.concat(
                        opened().stream().map(row -> "+ " + row),
                        closed().stream().map(row -> "- " + row))
                .toList();
        return lines.isEmpty() ? List.of("none opens, none closes") : lines;
    }

    String isolation() {
        return assessment.path("isolation").path("sentence").asString("");
    }

    List<String> verdicts() {
        return plans().map(plan -> plan.path("verdict").asString("").toLowerCase(Locale.ROOT))
                .toList();
    }

    List<String> plansInWords() {
        return plans().map(Foretold::words).toList();
    }

    private Stream<JsonNode> plans() {
        return assessment.path("plans").valueStream();
    }

    private static String words(JsonNode plan) {
        List<JsonNode> phases = plan.path("phases").valueStream().toList();
        int steps =
                phases.stream().mapToInt(phase -> phase.path("steps").size()).sum();
        long cells = phases.stream()
                .mapToLong(phase -> phase.path("proof").path("cells").asLong(0))
                .sum();
        String reason = plan.path("reason").asString("");
        return plan.path("verdict").asString("").toLowerCase(Locale.ROOT) + ": "
                + plan.path("strategy").asString("") + ", " + steps + " steps in " + phases.size()
                + (phases.size() == 1 ? " phase, " : " phases, ") + cells
                + " flow cells compared" + (reason.isEmpty() ? "" : "; " + reason);
    }
}
