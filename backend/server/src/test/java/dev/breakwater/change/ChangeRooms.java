package dev.breakwater.change;

import dev.breakwater.addressing.AddressingEvent;
import dev.breakwater.contract.ContractEvent;
import dev.breakwater.eventstore.EventFamily;
import dev.breakwater.peering.AdvertisementEvent;
import dev.breakwater.peering.PeeringEvent;
import dev.breakwater.policy.PolicyEvent;
import dev.breakwater.tenant.TenantEvent;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The rooms that a change passes through, without those that show it or carry it on. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.breakwater.eventstore",
    "dev.breakwater.tenant",
    "dev.breakwater.policy",
    "dev.breakwater.contract",
    "dev.breakwater.addressing",
    "dev.breakwater.peering",
    "dev.breakwater.change",
    "dev.breakwater.desiredstate"
})
class ChangeRooms {
    @Bean
    EventFamily tenantEvents() {
        return new EventFamily("tenant", TenantEvent.class);
    }

    @Bean
    EventFamily policyEvents() {
        return new EventFamily("policy", PolicyEvent.class);
    }

    @Bean
    EventFamily contractEvents() {
        return new EventFamily("contract", ContractEvent.class);
    }

    @Bean
    EventFamily addressingEvents() {
        return new EventFamily("addressing", AddressingEvent.class);
    }

    @Bean
    EventFamily peeringEvents() {
        return new EventFamily("peering", PeeringEvent.class);
    }

    @Bean
    EventFamily advertisementEvents() {
        return new EventFamily("advertisement", AdvertisementEvent.class);
    }
}
