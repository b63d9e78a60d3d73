package dev.breakwater.change.operation;

import dev.breakwater.addressing.AddressingCommand;
import dev.breakwater.contract.ContractCommand;
import dev.breakwater.intent.Operation;
import dev.breakwater.peering.AdvertisementCommand;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.tenant.TenantCommand;
import java.util.Comparator;

/**
 * The order in which operations on several subjects work: first all that gives up, whatever refers before what it refers
 * to, then all that takes, the other way round. Operations of one rank keep the order they came in.
 */
final class OperationOrder {
    static final Comparator<Operation> BY_RANK = Comparator.comparingInt(OperationOrder::rank);

    private OperationOrder() {}

    private static int rank(Operation operation) {
        return switch (operation) {
            case AdvertisementCommand command -> rank(command);
            case PolicyCommand command -> rank(command);
            case ContractCommand command -> rank(command);
            case AddressingCommand command -> rank(command);
            case PeeringCommand command -> rank(command);
            case TenantCommand command -> rank(command);
            default -> throw new IllegalStateException("no room owns " + operation.getClass());
        };
    }

    private static int rank(AdvertisementCommand command) {
        return switch (command) {
            case AdvertisementCommand.CloseAdvertisement _ -> 0;
            case AdvertisementCommand.OpenAdvertisement _ -> 13;
        };
    }

    private static int rank(PolicyCommand command) {
        return switch (command) {
            case PolicyCommand.WithdrawPolicy _, PolicyCommand.ExpirePolicy _ -> 1;
            case PolicyCommand.DefinePolicy _, PolicyCommand.RevisePolicy _ -> 12;
        };
    }

    private static int rank(ContractCommand command) {
        return switch (command) {
            case ContractCommand.EndContract _ -> 2;
            case ContractCommand.OfferContract _, ContractCommand.AcceptContract _ -> 11;
        };
    }

    private static int rank(AddressingCommand command) {
        return switch (command) {
            case AddressingCommand.ReleaseBlock _, AddressingCommand.WithdrawPool _ -> 3;
            case AddressingCommand.ProvidePool _, AddressingCommand.AllotBlock _ -> 8;
        };
    }

    private static int rank(PeeringCommand command) {
        return switch (command) {
            case PeeringCommand.DisconnectPeer _ -> 4;
            case PeeringCommand.MovePeer _ -> 9;
            case PeeringCommand.ConnectPeer _, PeeringCommand.ReprofilePeer _ -> 10;
        };
    }

    private static int rank(TenantCommand command) {
        return switch (command) {
            case TenantCommand.ReleaseNamespace _, TenantCommand.DeclineTenant _, TenantCommand.OffboardTenant _ -> 5;
            case TenantCommand.RequestTenant _ -> 6;
            case TenantCommand.DescribeTenant _,
                    TenantCommand.ApproveTenant _,
                    TenantCommand.WithdrawApproval _,
                    TenantCommand.ClaimNamespace _,
                    TenantCommand.ChooseIsolation _,
                    TenantCommand.SuspendTenant _,
                    TenantCommand.ResumeTenant _ -> 7;
        };
    }
}
