package dev.breakwater.change;

import dev.breakwater.intent.Operation;
import java.util.List;

/** One change with its operations, as far as the reader may see them. */
public record ChangeDetails(ChangeSummary summary, List<Operation> operations) {
    public ChangeDetails {
        operations = List.copyOf(operations);
    }
}
