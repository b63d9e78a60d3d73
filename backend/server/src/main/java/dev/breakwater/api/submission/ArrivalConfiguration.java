package dev.breakwater.api.submission;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the API waits for. */
@Configuration(proxyBeanMethods = false)
class ArrivalConfiguration {
    /** All that the API reads of a change is written in the change's own transaction: it has arrived when it is committed. */
    @Bean
    Arrival arrival() {
        return _ -> true;
    }
}
