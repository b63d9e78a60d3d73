package dev.breakwater.cluster;

import dev.breakwater.rollout.ClusterPort;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Speaks to the configured cluster, unless something else already stands in for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
class ClusterConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ClusterPort clusterPort(ClusterProperties properties) {
        return new KubernetesCluster(properties);
    }
}
