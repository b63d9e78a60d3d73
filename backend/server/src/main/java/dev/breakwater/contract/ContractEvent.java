package dev.breakwater.contract;

import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has happened to a contract. Names and fields are stored for good. */
public sealed interface ContractEvent {
    ContractId contractId();

    /** An offer, or a new one in place of one that nobody has accepted yet. */
    record ContractOffered(ContractId contractId, ContractIntent.Terms terms) implements ContractEvent {}

    record ContractAccepted(ContractId contractId) implements ContractEvent {}

    record ContractEnded(ContractId contractId, TenantId endedBy, String reason) implements ContractEvent {}

    /** What is asked for after the event; null when the contract is no longer asked for. */
    static @Nullable ContractIntent evolve(@Nullable ContractIntent before, ContractEvent event) {
        return switch (event) {
            case ContractOffered(var id, var terms) -> new ContractIntent(id, terms, false);
            case ContractAccepted(var id) -> {
                var offered = Objects.requireNonNull(before, () -> "No offer stands before " + event);
                yield new ContractIntent(id, offered.terms(), true);
            }
            case ContractEnded _ -> null;
        };
    }
}
