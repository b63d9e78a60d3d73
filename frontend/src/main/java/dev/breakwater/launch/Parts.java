package dev.breakwater.launch;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.logging.LoggingSystem;

/** What runs inside this process beside Breakwater itself; the rest of Breakwater cannot tell it from the real thing. */
record Parts(
        Settings settings,
        @Nullable DataFolder folder,
        @Nullable Sandbox sandbox,
        @Nullable Postgres postgres,
        @Nullable Guard guard) {
    private static final Duration START = Duration.ofMinutes(1);

    static Parts start(Settings settings, @Nullable DataFolder folder) {
        // Logging is not set up yet; until Spring does, only what matters is to be heard.
        LoggingSystem.get(Parts.class.getClassLoader()).beforeInitialize();
        if (folder == null) {
            return new Parts(settings, null, null, null, null);
        }
        // Nobody needs the database before its first statement, and mostly it waits: Spring starts meanwhile.
        Postgres postgres = settings.embeddedDatabase() ? Postgres.begin(folder.path(), START) : null;
        Sandbox sandbox = settings.sandbox() ? sandbox(folder.path()) : null;
        Guard guard = postgres == null ? null : Guard.over(postgres, System.out::println, Parts::end);
        return new Parts(settings, folder, sandbox, postgres, guard);
    }

    /** Keeps a data source from being used before there is a database to it. */
    BeanPostProcessor patience() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof DataSource && postgres != null) {
                    postgres.await();
                }
                return bean;
            }
        };
    }

    /** At once, as when we are killed: without a database nothing can be brought to an orderly end. */
    private static void end() {
        Runtime.getRuntime().halt(1);
    }

    private static Sandbox sandbox(Path data) {
        try {
            Path own = Files.createDirectories(data.resolve("sandbox"));
            return Sandbox.start(SandboxSettings.in(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean logsToFile() {
        return folder != null && !settings.insideCluster() && System.getenv("BREAKWATER_LOG") == null;
    }

    /** On a terminal the log would hide what matters: it goes to the data folder. A container without one keeps it. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (folder != null && logsToFile()) {
            properties.put("logging.threshold.console", "off");
            properties.put("logging.file.name", log(folder).toString());
        }
        return properties;
    }

    /** Where the database and the cluster are; stronger than any file's word on it. */
    List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (postgres != null) {
            arguments.add("--spring.datasource.url=" + postgres.url());
            arguments.add("--spring.datasource.username=" + Postgres.USER);
            arguments.add("--spring.datasource.password=" + postgres.password());
        } else if (settings.database() != null) {
            arguments.add("--spring.datasource.url=" + settings.database());
        }
        // Only what lies in our locked folder is ours alone: said of another database, two processes could write.
        arguments.add("--breakwater.rollout.alone=" + (postgres != null));
        if (sandbox != null) {
            arguments.add("--breakwater.cluster.kubeconfig=" + sandbox.kubeconfig());
        }
        if (sandbox != null && postgres != null) {
            arguments.add("--breakwater.access.demo-users=true");
        }
        return arguments;
    }

    static Path log(DataFolder folder) {
        return folder.path().resolve("breakwater.log");
    }

    /** Only after Breakwater itself, which to the last writes into both. */
    void stop() {
        if (guard != null) {
            guard.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
