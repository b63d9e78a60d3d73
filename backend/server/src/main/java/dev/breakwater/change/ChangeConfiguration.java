package dev.breakwater.change;

import dev.breakwater.eventstore.EventFamily;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.ClusterSettings.Writers;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which cluster this process looks after; changed only together with what is already recorded for it. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@EnableConfigurationProperties(ChangeConfiguration.WritersProperties.class)
class ChangeConfiguration {
    /** Who may write what the floor protects, as the API server knows them; what is not given stays as it usually is. */
    @ConfigurationProperties("breakwater.cluster.writers")
    record WritersProperties(
            @Nullable Set<String> users, @Nullable Set<String> groups) {
        Writers writers() {
            return new Writers(
                    users == null || users.isEmpty() ? Writers.DEFAULT.users() : new TreeSet<>(users),
                    groups == null ? Writers.DEFAULT.groups() : new TreeSet<>(groups));
        }
    }

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
