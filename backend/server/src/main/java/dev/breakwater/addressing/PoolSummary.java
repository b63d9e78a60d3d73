package dev.breakwater.addressing;

import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import java.time.Instant;
import java.util.List;

/** A pool as lists show it; {@code revision} is the last that touched it. */
public record PoolSummary(PoolId id, List<Cidr> blocks, long revision, Instant changedAt) {
    public PoolSummary {
        blocks = List.copyOf(blocks);
    }
}
