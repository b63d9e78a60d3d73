package dev.breakwater.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An example for each body, and for the answers that need one, by operation id; the tests send and read them. */
@Component("apiExamples")
class Examples {
    private final Map<String, Object> bodies = read("/api/examples.json");
    private final Map<String, Object> answers = read("/api/answers.json");

    private static Map<String, Object> read(String resource) {
        try (InputStream file = Examples.class.getResourceAsStream(resource)) {
            return JsonMapper.shared().readValue(file, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Object of(String operationId) {
        return bodies.get(operationId);
    }

    void addTo(Operation operation) {
        Object example = of(operation.getOperationId());
        if (operation.getRequestBody() != null && example != null) {
            operation.getRequestBody().getContent().values().forEach(media -> media.setExample(example));
        }
        Object answer = answers.get(operation.getOperationId());
        ApiResponse good = operation.getResponses().get("200");
        if (answer != null && good != null) {
            good.getContent().values().forEach(media -> media.setExample(answer));
        }
    }
}
