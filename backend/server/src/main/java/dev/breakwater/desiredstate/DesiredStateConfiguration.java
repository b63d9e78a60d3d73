package dev.breakwater.desiredstate;

import dev.breakwater.compiler.Compiler;
import dev.breakwater.intent.ClusterSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one compiler, for the cluster this process looks after. */
@Configuration(proxyBeanMethods = false)
class DesiredStateConfiguration {
    @Bean
    Compiler compiler(ClusterSettings settings) {
        return new Compiler(settings);
    }
}
