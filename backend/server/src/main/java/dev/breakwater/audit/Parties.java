package dev.breakwater.audit;

import dev.breakwater.addressing.AddressingEvent;
import dev.breakwater.change.ChangeEvent;
import dev.breakwater.contract.ContractEvent;
import dev.breakwater.intent.Operation;
import dev.breakwater.peering.AdvertisementEvent;
import dev.breakwater.peering.PeeringEvent;
import dev.breakwater.policy.PolicyEvent;
import dev.breakwater.tenant.TenantEvent;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose business an event is. */
final class Parties {
    private Parties() {}

    /** The event's tenants; absent when only the event before it of the same subject tells. */
    static Optional<Set<TenantId>> of(Object event) {
        return switch (event) {
            case TenantEvent tenant -> Optional.of(Set.of(tenant.tenantId()));
            case PolicyEvent policy -> Optional.of(Set.of(policy.policyId().tenant()));
            case AddressingEvent pool -> Optional.of(Set.of(pool.poolId().tenant()));
            case AdvertisementEvent advertisement ->
                Optional.of(Set.of(advertisement.advertisementId().tenant()));
            case PeeringEvent _ -> Optional.of(Set.of());
            case ContractEvent contract -> of(contract);
            case ChangeEvent change -> of(change);
            default -> throw new IllegalStateException("Nobody has said whose business " + event.getClass() + " is");
        };
    }

    private static Optional<Set<TenantId>> of(ContractEvent event) {
        return switch (event) {
            case ContractEvent.ContractOffered(var id, var terms) ->
                Optional.of(List.of(id.provider(), terms.consumer()).stream().collect(Collectors.toSet()));
            case ContractEvent.ContractAccepted _, ContractEvent.ContractEnded _ -> Optional.empty();
        };
    }

    private static Optional<Set<TenantId>> of(ChangeEvent event) {
        return switch (event) {
            case ChangeEvent.ChangeDrafted drafted -> Optional.of(ofAll(drafted.operations()));
            case ChangeEvent.ChangeAmended amended -> Optional.of(ofAll(amended.operations()));
            case ChangeEvent.ChangeDiscarded _, ChangeEvent.ChangeCommitted _, ChangeEvent.ChangeReverted _ ->
                Optional.empty();
        };
    }

    private static Set<TenantId> ofAll(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.tenants().stream())
                .collect(Collectors.toSet());
    }
}
