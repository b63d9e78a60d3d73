package dev.breakwater.change;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.vocabulary.ClusterName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which cluster this process looks after; changed only together with what is already recorded for it. */
@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {
    @Bean
    ClusterSettings clusterSettings(
            @Value("${breakwater.cluster.name:hk-tw1}") String name,
            @Value("${breakwater.cluster.tenant-label:" + ClusterSettings.TENANT_LABEL + "}") String tenantLabel,
            @Value("${breakwater.cluster.guard:deny}") Guard guard) {
        return new ClusterSettings(ClusterName.parse(name), tenantLabel, guard);
    }
}
