package dev.breakwater.change.operation;

import dev.breakwater.intent.Operation;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Operations as the list of changes keeps them. */
@Component
public class OperationJson {
    private final JsonMapper json;

    private record Operations(@OperationKind List<Operation> operations) {}

    OperationJson(JsonMapper json) {
        this.json = json;
    }

    public byte[] write(List<Operation> operations) {
        return json.writeValueAsBytes(new Operations(operations));
    }

    public List<Operation> read(byte[] bytes) {
        return json.readValue(bytes, Operations.class).operations();
    }
}
