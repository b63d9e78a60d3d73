package dev.breakwater.contract;

import dev.breakwater.eventstore.EventFamily;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows this room's rows to JPA, wherever the application itself lives, and its events to the store. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
class ContractConfiguration {
    @Bean
    EventFamily contractEvents() {
        return new EventFamily("contract", ContractEvent.class);
    }
}
