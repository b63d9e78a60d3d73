package dev.breakwater.api.openapi;

import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An example for each body, by operation id; the tests send them. */
@Component("apiExamples")
class Examples {
    private final Map<String, Object> bodies;

    Examples() {
        try (InputStream file = Examples.class.getResourceAsStream("/api/examples.json")) {
            bodies = JsonMapper.shared().readValue(file, new TypeReference<Map<String, Object>>() {});
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
    }
}
