package dev.breakwater.change.revising;

import dev.breakwater.addressing.AddressingEvent;
import dev.breakwater.change.drafting.ChangeScope;
import dev.breakwater.contract.ContractEvent;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.peering.AdvertisementEvent;
import dev.breakwater.peering.PeeringEvent;
import dev.breakwater.policy.PolicyEvent;
import dev.breakwater.tenant.TenantEvent;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the owning rooms' events make of intent: each room says it for its own. */
public final class Evolution {
    private Evolution() {}

    public static IntentSnapshot of(IntentSnapshot before, List<ChangeScope.Happened> events) {
        var intents = new TreeMap<Subject, Intent>(before.intents());
        for (ChangeScope.Happened happened : events) {
            Intent after = of(intents.get(happened.subject()), happened.event());
            if (after == null) {
                intents.remove(happened.subject());
            } else {
                intents.put(happened.subject(), after);
            }
        }
        return new IntentSnapshot(intents);
    }

    private static @Nullable Intent of(@Nullable Intent before, Object event) {
        return switch (event) {
            case TenantEvent happened -> TenantEvent.evolve((TenantIntent) before, happened);
            case PolicyEvent happened -> PolicyEvent.evolve((PolicyIntent) before, happened);
            case ContractEvent happened -> ContractEvent.evolve((ContractIntent) before, happened);
            case AddressingEvent happened -> AddressingEvent.evolve((PoolIntent) before, happened);
            case PeeringEvent happened -> PeeringEvent.evolve((PeeringIntent) before, happened);
            case AdvertisementEvent happened -> AdvertisementEvent.evolve((AdvertisementIntent) before, happened);
            default -> throw new IllegalStateException("no room owns " + event.getClass());
        };
    }
}
