package dev.breakwater.policy;

import dev.breakwater.eventstore.EventFamily;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows this room's rows to JPA, wherever the application itself lives, and its events to the store. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
class PolicyConfiguration {
    @Bean
    EventFamily policyEvents() {
        return new EventFamily("policy", PolicyEvent.class);
    }
}
