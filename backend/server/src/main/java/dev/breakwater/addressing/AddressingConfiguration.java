package dev.breakwater.addressing;

import dev.breakwater.eventstore.EventFamily;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows this room's rows to JPA, wherever the application itself lives, and its events to the store. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
class AddressingConfiguration {
    @Bean
    EventFamily addressingEvents() {
        return new EventFamily("addressing", AddressingEvent.class);
    }
}
