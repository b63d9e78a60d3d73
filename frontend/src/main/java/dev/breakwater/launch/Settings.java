package dev.breakwater.launch;

import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** What has to be known before Spring starts, from the command line or else the environment. */
record Settings(
        @Nullable Path data,
        boolean fresh,
        @Nullable String kubeconfig,
        @Nullable String database,
        boolean insideCluster) {

    static Settings of(List<String> arguments) {
        var given = new SimpleCommandLinePropertySource(arguments.toArray(String[]::new));
        String data = value(given, "breakwater.data");
        String database = value(given, "breakwater.database.url");
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw Rejection.invalid(
                            "database-url-invalid", "what was given as --database is no address of a PostgreSQL")
                    .remedy("It looks like jdbc:postgresql://HOST/NAME?user=...&password=...");
        }
        return new Settings(
                data == null ? null : Path.of(data).toAbsolutePath().normalize(),
                given.containsProperty("breakwater.fresh"),
                value(given, "breakwater.cluster.kubeconfig"),
                database == null ? value(given, "spring.datasource.url") : database,
                System.getenv("KUBERNETES_SERVICE_HOST") != null);
    }

    /** Whether the cluster is our own, inside this process. */
    boolean sandbox() {
        return data != null && kubeconfig == null && !insideCluster;
    }

    boolean embeddedDatabase() {
        return data != null && database == null;
    }

    private static @Nullable String value(SimpleCommandLinePropertySource given, String property) {
        String value = given.getProperty(property);
        if (value == null) {
            String variable =
                    property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
            value = System.getProperty(property, System.getenv(variable));
        }
        return value == null || value.isBlank() ? null : value;
    }
}
