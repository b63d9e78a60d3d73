package dev.breakwater.contract;

import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.util.List;

/** A contract as lists show it; {@code revision} is the last that touched it. */
public record ContractSummary(
        ContractId id, TenantId consumer, boolean accepted, List<Port> ports, long revision, Instant changedAt) {
    public ContractSummary {
        ports = List.copyOf(ports);
    }
}
