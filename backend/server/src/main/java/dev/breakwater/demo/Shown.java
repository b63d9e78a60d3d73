package dev.breakwater.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** An answer as people read it: a preview's differences as they are, anything else as YAML. */
final class Shown {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private Shown() {}

    static List<String> of(Answer answer) {
        JsonNode differences = answer.body().path("differences");
        if (differences.isArray()) {
            return differences
                    .valueStream()
                    .flatMap(difference ->
                            difference.path("unifiedDiff").asString("").lines())
                    .toList();
        }
        return answer.body().isMissingNode()
                ? answer.text().lines().toList()
                : YAML.writeValueAsString(answer.body()).lines().toList();
    }
}
