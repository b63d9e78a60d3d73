package dev.breakwater.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The verb that serves: on embedded parts as far as nothing else is named, and a data folder is. */
final class Server {
    private Server() {}

    static int start(Class<?> application, List<String> arguments) {
        try {
            Settings settings = Settings.of(arguments);
            @Nullable
            DataFolder folder = settings.data() == null ? null : DataFolder.open(settings.data(), settings.fresh());
            Parts parts = Parts.start(settings, folder);
            run(application, arguments, parts, new Announcement(parts));
            return 0;
        } catch (Throwable failure) {
            System.err.println("Breakwater did not start: " + Failure.sentence(failure));
            return 1;
        }
    }

    /** The whole, silent, on embedded parts in a folder of its own, beside whatever else runs here. */
    static ConfigurableApplicationContext aside(Class<?> application, Path data, List<String> more) {
        var arguments = new ArrayList<>(more);
        arguments.addAll(List.of("--breakwater.data=" + data, "--server.port=0"));
        Settings settings = Settings.of(arguments);
        Parts parts = Parts.start(settings, DataFolder.open(data.toAbsolutePath(), false));
        return run(application, arguments, parts, _ -> {});
    }

    static ConfigurableApplicationContext run(
            Class<?> application,
            List<String> arguments,
            Parts parts,
            ApplicationListener<ApplicationReadyEvent> listener) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(parts.properties());
        spring.addListeners(listener);
        spring.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(parts.patience()));
        SpringApplication.getShutdownHandlers().add(parts::stop);
        return spring.run(
                Stream.concat(arguments.stream(), parts.arguments().stream()).toArray(String[]::new));
    }
}
