package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Row;
import java.util.List;

/** What a tenant's own policies let through at a revision; {@code more} rows are not listed. */
public record Openings(long revision, List<Row> rows, int more) {
    public Openings {
        rows = List.copyOf(rows);
    }
}
