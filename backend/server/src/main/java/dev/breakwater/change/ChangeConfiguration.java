package dev.breakwater.change;

import dev.breakwater.eventstore.EventFamily;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which cluster this process looks after; changed only together with what is already recorded for it. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@EnableConfigurationProperties(WritersProperties.class)
class ChangeConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventFamily changeEvents() {
        return new EventFamily("change", ChangeEvent.class);
    }

    @Bean
    ClusterSettings clusterSettings(
            @Value("${breakwater.cluster.name:hk-tw1}") String name,
            @Value("${breakwater.cluster.tenant-label:" + ClusterSettings.TENANT_LABEL + "}") String tenantLabel,
            @Value("${breakwater.cluster.guard:deny}") Guard guard,
            WritersProperties writers) {
        return new ClusterSettings(ClusterName.parse(name), tenantLabel, guard, writers.writers());
    }
}
