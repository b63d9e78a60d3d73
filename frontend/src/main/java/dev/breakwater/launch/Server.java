package dev.breakwater.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The verb that serves: embedded parts when a data folder is named, else what the settings point to. */
final class Server {
    private Server() {}

    static int start(Class<?> application, List<String> arguments) {
        try {
            var given = new SimpleCommandLinePropertySource(arguments.toArray(String[]::new));
            @Nullable DataFolder folder = open(given);
            run(application, arguments, folder, new Announcement(folder));
            return 0;
        } catch (Throwable failure) {
            System.err.println("Breakwater did not start: " + Failure.sentence(failure));
            return 1;
        }
    }

    static ConfigurableApplicationContext run(
            Class<?> application,
            List<String> arguments,
            @Nullable DataFolder folder,
            ApplicationListener<ApplicationReadyEvent> listener) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(defaults(folder));
        spring.addListeners(listener);
        return spring.run(arguments.toArray(String[]::new));
    }

    private static @Nullable DataFolder open(SimpleCommandLinePropertySource given) {
        String path = given.getProperty("breakwater.data");
        return path == null ? null : DataFolder.open(Path.of(path), given.containsProperty("breakwater.fresh"));
    }

    /** On a terminal the log would hide what matters: it goes to the data folder. In a container there is no such folder. */
    private static Map<String, Object> defaults(@Nullable DataFolder folder) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.main.banner-mode", "off");
        if (folder != null) {
            defaults.put("logging.threshold.console", "off");
            defaults.put("logging.file.name", folder.path().resolve("breakwater.log").toString());
        }
        return defaults;
    }
}
