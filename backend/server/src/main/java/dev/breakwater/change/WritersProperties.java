package dev.breakwater.change;

import dev.breakwater.intent.ClusterSettings.Writers;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

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
