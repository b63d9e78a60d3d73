package dev.breakwater.change;

import dev.breakwater.intent.Operation;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Operations as the list of changes keeps them. */
@Component
class OperationJson {
    private static final TypeReference<List<Operation>> OPERATIONS = new TypeReference<>() {};

    private final JsonMapper json;

    OperationJson(JsonMapper json) {
        this.json = json;
    }

    byte[] write(List<Operation> operations) {
        return json.writerFor(OPERATIONS).writeValueAsBytes(operations);
    }

    List<Operation> read(byte[] bytes) {
        return json.readValue(bytes, OPERATIONS);
    }
}
