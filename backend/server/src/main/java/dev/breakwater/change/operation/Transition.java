package dev.breakwater.change.operation;

import dev.breakwater.addressing.AddressingCommand;
import dev.breakwater.contract.ContractCommand;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.peering.AdvertisementCommand;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations that lead from what is asked for to what is wanted, in an order that works. */
public final class Transition {
    private Transition() {}

    public static List<Operation> between(Actor actor, IntentSnapshot before, IntentSnapshot after) {
        var subjects = new TreeSet<Subject>(before.intents().keySet());
        subjects.addAll(after.intents().keySet());
        return subjects.stream()
                .flatMap(subject -> of(subject, before.find(subject), after.find(subject)))
                .map(operation -> asSideOf(actor, operation, before))
                .sorted(OperationOrder.BY_RANK)
                .toList();
    }

    private static Stream<? extends Operation> of(Subject subject, @Nullable Intent before, @Nullable Intent after) {
        return switch (subject.kind()) {
            case TENANT -> TenantCommand.between((TenantIntent) before, (TenantIntent) after).stream();
            case POLICY -> PolicyCommand.between((PolicyIntent) before, (PolicyIntent) after).stream();
            case CONTRACT -> ContractCommand.between((ContractIntent) before, (ContractIntent) after).stream();
            case POOL -> AddressingCommand.between((PoolIntent) before, (PoolIntent) after).stream();
            case PEERING -> PeeringCommand.between((PeeringIntent) before, (PeeringIntent) after).stream();
            case ADVERTISEMENT -> announcing((AdvertisementIntent) before, (AdvertisementIntent) after);
        };
    }

    /** Closed first where it leaves a peering: that one may go before another one comes in its place. */
    private static Stream<AdvertisementCommand> announcing(
            @Nullable AdvertisementIntent before, @Nullable AdvertisementIntent after) {
        boolean leaves = before != null
                && after != null
                && !after.peerings().keySet().containsAll(before.peerings().keySet());
        return leaves
                ? Stream.concat(
                        AdvertisementCommand.between(before, null).stream(),
                        AdvertisementCommand.between(null, after).stream())
                : AdvertisementCommand.between(before, after).stream();
    }

    /** Either side may end a contract: it is ended for the one that the actor acts for. */
    private static Operation asSideOf(Actor actor, Operation operation, IntentSnapshot before) {
        if (operation instanceof EndContract(var id, var side, var reason) && !actor.actsFor(side)) {
            ContractIntent contract = before.contract(id);
            if (contract != null && actor.actsFor(contract.consumer())) {
                return new EndContract(id, contract.consumer(), reason);
            }
        }
        return operation;
    }
}
